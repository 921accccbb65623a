import type { Recap, RecapBlock } from "../../model/recap.ts";

const STYLE = `body{font:17px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d1d1b;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}blockquote{margin:0 0 1rem;padding-left:1rem;border-left:3px solid #c9c4b8}
table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:600;padding:.5rem 0}th,td{text-align:start;padding:.35rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
td:nth-last-child(-n+2){text-align:end}footer{margin-top:3rem;font-size:.85rem;color:#555}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

/** The artefact as one printable page without scripts, links or anything from elsewhere. */
export function toHtml(recap: Recap, locale: string, direction: "ltr" | "rtl"): string {
  const sections = recap.sections.map(
    (section) => `<section><h2>${escape(section.heading)}</h2>${section.blocks.map(block).join("")}</section>`,
  );
  return `<!doctype html>
<html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>Recap</title><style>${STYLE}</style></head>
<body><h1 dir="auto">${escape(recap.title)}</h1>
${sections.join("\n")}
<footer>${recap.footer.map((line) => `<p>${escape(line)}</p>`).join("")}</footer></body></html>
`;
}

function block(each: RecapBlock): string {
  switch (each.is) {
    case "paragraph":
      return each.byPeople ? `<blockquote dir="auto">${escape(each.words)}</blockquote>` : `<p>${escape(each.words)}</p>`;
    case "list":
      return `<ul>${each.entries.map((entry) => `<li dir="auto">${escape(entry.words)}</li>`).join("")}</ul>`;
    case "drawing":
      return "";
    case "table":
      return `<table><caption>${escape(each.caption)}</caption><thead><tr>${each.columns.map((column) => `<th scope="col">${escape(column)}</th>`).join("")}</tr></thead><tbody>${each.rows
        .map((row) => `<tr>${row.cells.map((cell) => `<td dir="auto">${escape(cell)}</td>`).join("")}</tr>`)
        .join("")}</tbody></table>`;
  }
}

const escape = (words: string): string =>
  words.replace(/[&<>"']/g, (found) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[found] as string);
