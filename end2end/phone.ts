// A telephone with an authenticator: the codes of the second step.
import { createHmac } from "node:crypto";

/** What a phone shows now, whatever day the demo plays on, or `steps` half minutes later (RFC 6238, SHA-1, 6 digits). */
export function codeNow(secret: string, steps = 0) {
  return codeAt(secret, Math.floor(Date.now() / 30_000) + steps);
}

function codeAt(secret: string, step: number) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", base32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, "0");
}

function base32(text: string) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
