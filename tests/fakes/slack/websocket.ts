import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** The server's end of one WebSocket (RFC 6455): text in both directions, no extensions. */
export interface ServerSocket {
  readonly isOpen: boolean;
  send(text: string): void;
  ping(): void;
  /** Begins the closing handshake; the connection is cut when the other side does not answer. */
  close(code?: number, reason?: string): void;
  /** Cuts the connection as a network fault would. */
  destroy(): void;
}

export interface SocketHandlers {
  readonly text: (text: string) => void;
  readonly closed: (code: number) => void;
}

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const CONTINUATION = 0x0;
const TEXT = 0x1;
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;
const NORMAL = 1000;
const PROTOCOL_ERROR = 1002;
const UNSUPPORTED = 1003;
const NO_STATUS = 1005;
const ABNORMAL = 1006;
const NOT_UTF8 = 1007;
const TOO_BIG = 1009;
const LARGEST_MESSAGE = 4 * 1024 * 1024;
const CLOSE_PATIENCE_MS = 2_000;

class WireFault extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

interface Frame {
  readonly isFinal: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Takes the first whole frame off the bytes; null when more bytes are needed. Frames of a client must be masked. */
function takeFrame(bytes: Buffer): { readonly frame: Frame; readonly rest: Buffer } | null {
  if (bytes.length < 2) return null;
  const [first = 0, second = 0] = bytes;
  if (first & 0x70) throw new WireFault(PROTOCOL_ERROR, "reserved bits are set");
  if (!(second & 0x80)) throw new WireFault(PROTOCOL_ERROR, "a client's frame must be masked");
  const opcode = first & 0x0f;
  const isFinal = Boolean(first & 0x80);
  const short = second & 0x7f;
  if (opcode >= CLOSE && (short > 125 || !isFinal)) throw new WireFault(PROTOCOL_ERROR, "a control frame is short and whole");
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const begin = 2 + lengthBytes + 4;
  if (bytes.length < begin) return null;
  const length = lengthBytes === 2 ? bytes.readUInt16BE(2) : lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (length > LARGEST_MESSAGE) throw new WireFault(TOO_BIG, "the message is too big");
  if (bytes.length < begin + length) return null;
  const mask = bytes.subarray(begin - 4, begin);
  const payload = Buffer.from(bytes.subarray(begin, begin + length));
  for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return { frame: { isFinal, opcode, payload }, rest: bytes.subarray(begin + length) };
}

function encode(opcode: number, payload: Buffer): Buffer {
  const head = payload.length < 126 ? Buffer.alloc(2) : payload.length < 0x10000 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  if (head.length === 2) head[1] = payload.length;
  else if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(payload.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new WireFault(NOT_UTF8, "text must be UTF-8");
  }
}

function closeCode(payload: Buffer): number {
  if (payload.length === 0) return NO_STATUS;
  if (payload.length === 1) throw new WireFault(PROTOCOL_ERROR, "a closing code has two bytes");
  utf8(payload.subarray(2));
  return payload.readUInt16BE(0);
}

/** Puts fragments together; control frames may come between them. */
function assembler(): (frame: Frame) => string | null {
  let parts: Buffer[] | null = null;
  return ({ isFinal, opcode, payload }) => {
    if (opcode === BINARY) throw new WireFault(UNSUPPORTED, "only text is spoken here");
    if (opcode !== TEXT && opcode !== CONTINUATION) throw new WireFault(PROTOCOL_ERROR, `unknown kind of frame ${opcode}`);
    if ((opcode === TEXT) === (parts !== null)) throw new WireFault(PROTOCOL_ERROR, "fragments are out of order");
    const all = [...(parts ?? []), payload];
    if (all.reduce((sum, part) => sum + part.length, 0) > LARGEST_MESSAGE) throw new WireFault(TOO_BIG, "the message is too big");
    parts = isFinal ? null : all;
    return isFinal ? utf8(Buffer.concat(all)) : null;
  };
}

/** Answers the upgrade request and serves the socket. Null (and an HTTP error) when the request is no WebSocket handshake. */
export function acceptSocket(request: IncomingMessage, stream: Duplex, head: Buffer, handlers: SocketHandlers): ServerSocket | null {
  const key = request.headers["sec-websocket-key"];
  if (request.headers.upgrade?.toLowerCase() !== "websocket" || !key || request.headers["sec-websocket-version"] !== "13") {
    stream.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
    return null;
  }
  const accept = createHash("sha1").update(`${key}${GUID}`).digest("base64");
  stream.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`);

  let pending = Buffer.from(head);
  let isOpen = true;
  let hasSentClose = false;
  let isGone = false;
  const assemble = assembler();
  const write = (opcode: number, payload: Buffer): void => void (stream.writable && stream.write(encode(opcode, payload)));
  const gone = (code: number): void => {
    if (isGone) return;
    isGone = true;
    isOpen = false;
    stream.destroy();
    handlers.closed(code);
  };
  const sendClose = (code: number, reason: string): void => {
    if (hasSentClose) return;
    hasSentClose = true;
    isOpen = false;
    const payload = Buffer.alloc(code === NO_STATUS ? 0 : 2);
    if (payload.length) payload.writeUInt16BE(code);
    write(CLOSE, Buffer.concat([payload, Buffer.from(payload.length ? reason : "")]));
  };
  const take = ({ frame }: { readonly frame: Frame }): void => {
    if (isGone) return;
    if (frame.opcode === PING) return write(PONG, frame.payload);
    if (frame.opcode === PONG) return;
    if (frame.opcode === CLOSE) {
      const code = closeCode(frame.payload);
      sendClose(code, "");
      stream.end();
      return gone(code);
    }
    const text = assemble(frame);
    if (text !== null && isOpen) handlers.text(text);
  };
  const read = (bytes: Buffer): void => {
    pending = Buffer.concat([pending, bytes]);
    try {
      for (let taken = takeFrame(pending); taken; taken = takeFrame(pending)) {
        pending = Buffer.from(taken.rest);
        take(taken);
      }
    } catch (error) {
      if (!(error instanceof WireFault)) throw error;
      sendClose(error.code, error.message);
      stream.end();
      gone(error.code);
    }
  };
  stream.on("data", read);
  stream.on("error", () => gone(ABNORMAL));
  stream.on("end", () => gone(ABNORMAL));
  stream.on("close", () => gone(ABNORMAL));
  if (pending.length) read(Buffer.alloc(0));

  return {
    get isOpen() {
      return isOpen;
    },
    send: (text) => void (isOpen && write(TEXT, Buffer.from(text))),
    ping: () => void (isOpen && write(PING, Buffer.from("ping"))),
    close(code = NORMAL, reason = "") {
      sendClose(code, reason);
      setTimeout(() => gone(code), CLOSE_PATIENCE_MS).unref();
    },
    destroy: () => gone(ABNORMAL),
  };
}
