import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = 8;
const CHUNK = 12;
/** So many of the commonest colours stay as they are; of the others, those alike in these bits become one. */
const OWN = 24;
const ALIKE = 0xf0f0f0;

/**
 * A screenshot (8 bits RGB, as Chromium writes it) with at most 256 colours: a third of the size. Flat areas keep their
 * colour; the edges of letters lose shades nobody sees.
 */
export function smaller(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === "IHDR")?.body;
  if (!header || header[8] !== 8 || header[9] !== 2) return png;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixels = unfiltered(
    inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ body }) => body))),
    width,
    height,
  );

  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette: number[] = [];
  const indexOf = new Map<number, number>();
  const standIn = new Map<number, number>();
  for (const [colour] of [...counts].sort(([, one], [, other]) => other - one)) {
    const near = palette.length < OWN ? undefined : standIn.get(colour & ALIKE);
    if (near === undefined) palette.push(colour);
    const index = near ?? palette.length - 1;
    indexOf.set(colour, index);
    if (!standIn.has(colour & ALIKE)) standIn.set(colour & ALIKE, index);
  }
  if (palette.length > 256) return png;
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = indexOf.get(pixels.readUIntBE((y * width + x) * 3, 3)) ?? 0;

  const indexed = Buffer.from(header);
  indexed[9] = 3;
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk("IHDR", indexed),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): readonly { readonly type: string; readonly body: Buffer }[] {
  const chunks = [];
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length) });
    at += CHUNK + length;
  }
  return chunks;
}

/** Undoes the five filters of PNG, each of which foretells a byte from its neighbours. */
function unfiltered(raw: Buffer, width: number, height: number): Buffer {
  const line = width * 3;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x++) {
      const left = x < 3 ? 0 : (out[y * line + x - 3] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * line + x] ?? 0);
      const corner = x < 3 || y === 0 ? 0 : (out[(y - 1) * line + x - 3] ?? 0);
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + foretold) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
