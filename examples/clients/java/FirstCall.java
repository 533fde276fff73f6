// Prints the numbers of a report:  java FirstCall.java REPORT.txt [ADDRESS]     (JDK 17 or later, nothing else)
//
// The JDK reads no JSON, so this asks for the table of numbers as CSV; with a JSON library, take the whole answer.
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class FirstCall {
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*+)\"|([^,\\r\\n]*+))(,|\\R)");
    private static final Pattern SAID = Pattern.compile("\"(title|detail|pointer)\":\"((?:[^\"\\\\]|\\\\.)*+)\"");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String address = arguments.length > 1 ? arguments[1] : "http://127.0.0.1:8000";
        HttpResponse<String> answer = extract(address, Path.of(arguments[0]));
        if (answer.statusCode() != 200) {
            utf8(System.err).println(problem(answer));
            System.exit(1);
        }
        PrintStream out = utf8(System.out);
        for (Map<String, String> row : table(answer.body())) {
            String start = row.get("period_start"), days = start.isEmpty() ? "" : start + "/" + row.get("period_end");
            out.printf("%16s  %-10s  %-10s  %-21s  %s%n",
                    row.get("number"), row.get("unit"), row.get("measure"), days, row.get("name"));
        }
    }

    static HttpResponse<String> extract(String address, Path report) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/extractions?table=observations"))
                .header("Content-Type", "text/plain").header("Accept", "text/csv, application/problem+json")
                .timeout(Duration.ofMinutes(2)).POST(HttpRequest.BodyPublishers.ofFile(report)).build();
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        for (int left = 4; left > 0 && (answer.statusCode() == 429 || answer.statusCode() == 503); left--) {
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1); // busy: it says for how long
            Thread.sleep(1000 * Math.min(seconds, 30));
            answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
        return answer;
    }

    /** The rows of a table by the names of its columns; quoted as RFC 4180 has it. */
    static List<Map<String, String>> table(String csv) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> columns = null, row = new ArrayList<>();
        Matcher cell = CELL.matcher(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
        while (cell.find()) {
            row.add(cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2));
            if (cell.group(3).equals(",")) {
                continue;
            }
            if (columns == null) {
                columns = row;
            } else {
                rows.add(IntStream.range(0, row.size()).boxed().collect(Collectors.toMap(columns::get, row::get)));
            }
            row = new ArrayList<>();
        }
        return rows;
    }

    /** What a problem document (RFC 9457) says, in a line for each thing said. */
    static String problem(HttpResponse<String> answer) {
        StringBuilder told = new StringBuilder(answer.uri() + ": " + answer.statusCode());
        for (Matcher said = SAID.matcher(answer.body()); said.find(); ) {
            told.append("\n  ").append(said.group(1)).append(": ").append(said.group(2).replace("\\\"", "\""));
        }
        return told.toString();
    }

    /** Vietnamese, whatever the system's own encoding is. */
    static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
