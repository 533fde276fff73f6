// Prints the numbers of a report:  node first-call.mjs REPORT.txt [ADDRESS]     (Node 18 or later, nothing else)
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const [report, address = "http://127.0.0.1:8000"] = process.argv.slice(2);

async function extract(text, attempts = 5) {
  const answer = await fetch(`${address}/v1/extractions`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text, include: ["indicators"], offset_unit: "utf16" }), // as text.slice() counts
    signal: AbortSignal.timeout(120_000),
  });
  if (answer.ok) return answer.json();
  if ([429, 503].includes(answer.status) && attempts > 1) {
    await answer.body?.cancel();
    await sleep(1000 * Math.min(Number(answer.headers.get("Retry-After")) || 1, 30)); // busy: it says for how long
    return extract(text, attempts - 1);
  }
  if (!answer.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    throw new Error(`${address}: ${answer.status}`);
  }
  const problem = await answer.json(); // RFC 9457
  const errors = problem.errors.map((error) => `\n  ${error.pointer}: ${error.detail}`);
  throw new Error(`${problem.status} ${problem.title}: ${problem.detail}${errors.join("")}`);
}

try {
  const { document, indicators } = await extract(await readFile(report, "utf-8"));
  for (const { name, period, observations } of indicators) {
    const time = period ?? document.period;
    const days = time ? `${time.start}/${time.end}` : "";
    for (const { number, unit, measure } of observations) {
      const cells = [String(number).padStart(16), unit.padEnd(10), measure.padEnd(10), days.padEnd(21), name];
      console.log(cells.join("  "));
    }
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
