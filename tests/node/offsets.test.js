// Offsets as JavaScript counts them: the same answer in UTF-16 units, code points and bytes, held against
// slices of the text itself. Needs Node alone: `make node-test`.
"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const readline = require("node:readline");
const { after, before, test } = require("node:test");

const CUT = {
  utf16: (text) => (start, end) => text.slice(start, end),
  code_point: (text) => {
    const points = Array.from(text);
    return (start, end) => points.slice(start, end).join("");
  },
  byte: (text) => {
    const bytes = Buffer.from(text, "utf8");
    return (start, end) => bytes.subarray(start, end).toString("utf8");
  },
};

const PIECES = [
  "Đàn trâu của tỉnh Quảng Ngãi ước đạt 68,5 nghìn con, tăng 1,2% so với cùng kỳ năm trước",
  "Chủ tịch UBND tỉnh Vũ Thị Yến yêu cầu Sở Y tế báo cáo trước ngày 30/6/2024",
  "Nghị định số 107/2020/NĐ-CP của Chính phủ",
  "1. Nông nghiệp\n",
  "I. KẾT QUẢ THÁNG 5 NĂM 2024\r\n",
  "thu 5 tỷ đồng",
  "🙂", "👨‍👩‍👧‍👦", "🇻🇳", "👍🏽", "𝟗𝟗 con", "𠀋", "𝒜", "越南", "½", "①", "\u0301", "\u0323\u0302", "\u00a0", "\u200b", "\ufeff",
  "m²", "“", "”", "–", ". ", ", ", "; ", "\n", "\r\n", " ", "(", ")", "",
];

/** Numbers that are the same in every run (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A made-up report with whatever breaks counting in it, composed or not. */
function report(next) {
  const count = 1 + Math.floor(next() * 30);
  let text = "";
  for (let made = 0; made < count; made += 1) {
    text += PIECES[Math.floor(next() * PIECES.length)] + (next() < 0.7 ? " " : "");
  }
  const form = ["NFC", "NFD", "NFKD", null][Math.floor(next() * 4)];
  return (form ? text.normalize(form) : text) + "con 5";
}

/** Every span anywhere in an answer. */
function* spans(value) {
  if (Array.isArray(value)) {
    for (const part of value) yield* spans(part);
  } else if (value && typeof value === "object") {
    if ("start" in value && "end" in value && "text" in value) yield value;
    for (const part of Object.values(value)) yield* spans(part);
  }
}

/** The answer without what counts: the same in every unit. */
function uncounted(value) {
  if (Array.isArray(value)) return value.map(uncounted);
  if (!value || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(
    ([name, part]) => !(["start", "end"].includes(name) && typeof part === "number") && !["length", "offset_unit"].includes(name),
  );
  return Object.fromEntries(kept.map(([name, part]) => [name, uncounted(part)]));
}

let service;
let address;

before(async () => {
  service = spawn(process.env.VNREPORT || ".venv/bin/vnreport", ["serve", "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  for await (const line of readline.createInterface({ input: service.stderr })) {
    const told = /running on (\S+)/.exec(JSON.parse(line).event);
    if (told) {
      address = told[1];
      break;
    }
  }
  service.stderr.resume();
  assert.ok(address, "the service did not start");
});

after(() => service.kill());

async function read(text, unit) {
  const answer = await fetch(`${address}/v1/extractions`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text, offset_unit: unit }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}

async function check(text) {
  const shapes = [];
  let seen = 0;
  for (const [unit, cutter] of Object.entries(CUT)) {
    const answer = await read(text, unit);
    const cut = cutter(text);
    for (const span of spans(answer)) {
      assert.equal(cut(span.start, span.end), span.text, `${unit} ${span.start}-${span.end}`);
      seen += 1;
    }
    assert.equal(cut(0, answer.document.length), text, `length in ${unit}`);
    shapes.push(uncounted(answer));
  }
  assert.deepEqual(shapes[0], shapes[1]);
  assert.deepEqual(shapes[0], shapes[2]);
  return seen;
}

test("each span is the slice that it says, in each unit", async () => {
  const next = numbers(Number(process.env.SEED || 7));
  let seen = 0;
  for (let made = 0; made < Number(process.env.EXAMPLES || 150); made += 1) seen += await check(report(next));
  assert.ok(seen > 1000, `only ${seen} spans were looked at`);
});

for (const text of ["🙂 5 con", "e\u0323\u0302 5 con", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦 thu 5 tỷ đồng 🇻🇳", "𝟗 con", "\ufeffĐàn bò có 5 con", "5 con\r\n6 con"]) {
  test(`slices of ${JSON.stringify(text)}`, async () => assert.ok((await check(text)) >= 0));
}
