// Sends every example report to a running service, by types made from the contract, and slices the text by what comes
// back: `offset_unit: "utf16"` is the unit of JavaScript's own strings.
//
//     node build/roundtrip.js ADDRESS FOLDER-OF-REPORTS     (make clients-test does all of it)
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import createClient from "openapi-fetch";
import type { components, paths } from "./build/vnreport.js";

type Extraction = components["schemas"]["Extraction"];
type Span = components["schemas"]["Span"];

const [address, folder] = process.argv.slice(2);
if (!address || !folder) throw new Error("usage: roundtrip.js ADDRESS FOLDER");
const client = createClient<paths>({ baseUrl: address });

function isSpan(value: object): value is Span {
  return "start" in value && "end" in value && "text" in value;
}

function* spans(value: unknown): Generator<Span> {
  if (typeof value !== "object" || value === null) return;
  if (isSpan(value)) yield value;
  for (const part of Object.values(value)) yield* spans(part);
}

function numbers(answer: Extraction): string[] {
  return answer.indicators.flatMap((row) => row.observations.map((one) => `${row.name}: ${one.number} ${one.unit}`));
}

async function read(name: string): Promise<number> {
  const text = readFileSync(join(folder!, name), "utf-8") + "\n👩‍🚒 Đàn trâu có 68,5 nghìn con.";
  const { data, error } = await client.POST("/v1/extractions", {
    body: { text, id: name, offset_unit: "utf16" },
  });
  if (error) throw new Error(`${name}: ${error.detail}`);
  if (typeof data === "string") throw new Error(`${name}: a table, where JSON was asked for`);
  if (data.id !== name || data.document.length !== text.length) throw new Error(`${name}: another text was read`);
  let sliced = 0;
  for (const span of spans(data)) {
    if (text.slice(span.start, span.end) !== span.text) throw new Error(`${name}: ${span.start} is no slice`);
    sliced += 1;
  }
  if (numbers(data).length === 0) throw new Error(`${name}: no numbers`);
  return sliced;
}

async function refused(): Promise<void> {
  const { error } = await client.POST("/v1/extractions", {
    body: { text: " " },
  });
  if (error?.status !== 422 || error.errors[0]?.pointer !== "#/text") throw new Error("a blank text was not refused");
}

let sliced = 0;
const reports = readdirSync(folder).filter((name) => name.endsWith(".txt"));
for (const name of reports) sliced += await read(name);
await refused();
console.log(`${reports.length} reports, ${sliced} spans sliced back`);
