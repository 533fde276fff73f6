// Prints the numbers of a report:  go run first_call.go REPORT.txt [ADDRESS]     (Go 1.19 or later, nothing else)
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

type period struct{ Start, End string }

type extraction struct {
	Document   struct{ Period *period }
	Indicators []struct {
		Name         string
		Period       *period // nil: the document's
		Observations []struct {
			Number        json.Number // exact, as a float64 is not
			Unit, Measure string
		}
	}
}

// problem is what goes wrong, as RFC 9457 has it.
type problem struct {
	Status        int
	Title, Detail string
	Errors        []struct{ Pointer, Detail string }
}

func (p problem) Error() string {
	told := fmt.Sprintf("%d %s: %s", p.Status, p.Title, p.Detail)
	for _, e := range p.Errors {
		told += fmt.Sprintf("\n  %s: %s", e.Pointer, e.Detail)
	}
	return told
}

// extract asks a busy service again, after the time that it says.
func extract(address string, report []byte) (*extraction, error) {
	body, err := json.Marshal(map[string]any{
		"text":        string(report),
		"include":     []string{"indicators"},
		"offset_unit": "byte", // as Go slices a string
	})
	if err != nil {
		return nil, err
	}
	for left := 4; ; left-- {
		told, after, err := ask(address, body)
		if after == 0 || left == 0 {
			return told, err
		}
		time.Sleep(after)
	}
}

// ask returns the answer or what is wrong, and of a busy service when to come back.
func ask(address string, body []byte) (*extraction, time.Duration, error) {
	client := http.Client{Timeout: 2 * time.Minute}
	answer, err := client.Post(address+"/v1/extractions", "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusOK {
		told := new(extraction)
		return told, 0, json.NewDecoder(answer.Body).Decode(told)
	}
	err = fmt.Errorf("%s: %s", address, answer.Status)
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "application/problem+json") {
		var told problem
		if err = json.NewDecoder(answer.Body).Decode(&told); err == nil {
			err = told
		}
	}
	if answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode == http.StatusServiceUnavailable {
		return nil, wait(answer.Header.Get("Retry-After")), err
	}
	return nil, 0, err
}

// wait is the time that a busy service asks for.
func wait(after string) time.Duration {
	seconds, err := strconv.Atoi(after)
	if err != nil || seconds < 1 || seconds > 30 {
		seconds = 1
	}
	return time.Duration(seconds) * time.Second
}

func (p *period) String() string {
	if p == nil {
		return ""
	}
	return p.Start + "/" + p.End
}

func run(report string, address string) error {
	text, err := os.ReadFile(report)
	if err != nil {
		return err
	}
	told, err := extract(address, text)
	if err != nil {
		return err
	}
	for _, row := range told.Indicators {
		days := row.Period
		if days == nil {
			days = told.Document.Period
		}
		for _, seen := range row.Observations {
			fmt.Printf("%16s  %-10s  %-10s  %-21s  %s\n", seen.Number, seen.Unit, seen.Measure, days, row.Name)
		}
	}
	return nil
}

func main() {
	address := "http://127.0.0.1:8000"
	if len(os.Args) > 2 {
		address = os.Args[2]
	}
	if err := run(os.Args[1], address); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
