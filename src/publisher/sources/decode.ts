import type { Remark } from '../findings.ts'
import { decodeMixed, decodeOld, oldEncodingOf, readAsLatin1, readOnce, readTwiceIn } from './oldEncodings.ts'

/** Byte-order marks, longest first: the one of UTF-32LE begins with that of UTF-16LE. */
const marks: [mark: number[], label: string][] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** How "<?" or "<" with another character looks in encodings that take several bytes for one (XML 1.0, appendix F). */
const unmarked: [start: (number | null)[], label: string][] = [
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0, 0, 0x3c], 'utf-32be'],
  [[0x3c, 0, null, 0], 'utf-16le'],
  [[0, 0x3c, 0, null], 'utf-16be'],
]

/** So many times as many letters must be whole as are broken for a file to be UTF-8 that does not say so. */
const plainlyUtf8 = 10

/** How far into a file its encoding is looked for (the HTML standard looks at 1024 bytes). */
const declarationReach = 1024

/**
 * The text of a file's bytes (formats.md section 6): byte-order mark, then valid UTF-8 or, with a remark, what
 * is plainly meant as UTF-8, then the declared encoding, then windows-1252, or what came before it, with a remark. Null when they are no text.
 */
export function decode(bytes: Uint8Array, remark: Remark): string | null {
  const marked = marks.find(([mark]) => startsWith(bytes, mark))
  const label = marked?.[1] ?? unmarked.find(([start]) => startsWith(bytes, start))?.[1]
  const content = bytes.subarray(marked?.[0].length ?? 0)
  const text =
    label === undefined
      ? decodeUnmarked(bytes, remark)
      : label === 'utf-8'
        ? decodeUtf8(content, remark)
        : decodeAs(label, content)
  if (text === null || text.includes('\0')) {
    remark('rejected', 'file.binary')
    return null
  }
  return withoutBroken(text, remark)
}

function decodeUnmarked(bytes: Uint8Array, remark: Remark): string | null {
  if (bytes.includes(0)) return null
  const declared = declaredLabel(bytes)
  // Encodings of seven bits look like UTF-8 and mean something else.
  if (declared !== null && /^(iso-2022-|hz-|utf-7)/i.test(declared)) {
    const text = decodeAs(declared, bytes)
    if (text !== null) return text
  }
  const isDeclared = declared !== null && /^utf-?8$/i.test(declared)
  const utf8 = decodeUtf8(bytes, remark, isDeclared ? 1 : plainlyUtf8, declared === null ? 1 : undefined)
  if (utf8 !== null) return utf8
  const text = declared === null || isDeclared ? null : decodeAs(declared, bytes)
  if (text !== null) return text
  const old = declared === null ? oldEncodingOf(bytes) : null
  if (old !== null) {
    remark('repaired', 'file.encoding/old', { encoding: old })
    return decodeOld(bytes, old)
  }
  if (declared === null) remark('repaired', 'file.encoding')
  else remark('repaired', 'file.encoding/wrong', { declared })
  return new TextDecoder('windows-1252').decode(bytes)
}

/**
 * UTF-8 in which programs that count bytes have cut letters in two, or into which windows-1252 was pasted. Null where there
 * are not `times` as many whole letters beyond ASCII as broken ones: that is some other encoding.
 */
function decodeUtf8(bytes: Uint8Array, remark: Remark, times = 0, timesOfMixed = times): string | null {
  try {
    return asMeant(new TextDecoder('utf-8', { fatal: true }).decode(bytes), remark)
  } catch {
    const mixed = decodeMixed(bytes, timesOfMixed)
    if (mixed !== null) {
      remark('repaired', 'file.encoding/mixed', { count: mixed.count }, mixed.line)
      return asMeant(mixed.text, remark)
    }
    const text = new TextDecoder('utf-8').decode(bytes)
    const [start, ...others] = text.split('\uFFFD')
    const whole = text.replace(/[\0-\x7F\uFFFD]+/g, '').length
    if (whole < others.length * times) return null
    remark('repaired', 'file.encoding/cut', { count: others.length }, start!.split('\n').length)
    return text
  }
}

/** UTF-8 that was broken before it came here: put right where that can be done, else told. */
function asMeant(read: string, remark: Remark): string {
  const meant = readOnce(read)
  if (meant !== null) remark('repaired', 'file.encoding/twice')
  const partly = meant === null ? readTwiceIn(read) : null
  if (partly !== null) remark('note', 'file.encoding/twice-partly', { count: partly.count }, partly.line)
  const text = meant ?? read
  const [start, ...others] = text.split('\uFFFD')
  if (others.length > 0) remark('note', 'file.encoding/lost', { count: others.length }, start!.split('\n').length)
  return text
}

/** What an XML declaration or an HTML `<meta>` says; both are ASCII where they stand. */
function declaredLabel(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, declarationReach))
  const found =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start) ??
    /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)
  return found?.[1] ?? null
}

/** Null for an encoding nobody knows. */
function decodeAs(label: string, bytes: Uint8Array): string | null {
  if (label.startsWith('utf-32')) return decodeUtf32(bytes, label === 'utf-32le')
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return null
  }
}

/** The web's decoders do without UTF-32. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const letters: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, isLittle)
    letters.push(point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point))
  }
  return letters.join('')
}

/**
 * Control characters have no place in a text, nor has half a letter; telegraph lines and broken exports leave them, or
 * they were letters of windows-1252. The line and page breaks of word processors part words, so they become spaces and lines.
 */
export function wholeText(text: string): string {
  const spaced = (readAsLatin1(text)?.text ?? text)
    .replaceAll('\v', ' ')
    .replaceAll('\f', '\n')
    // The bullets of Word, which are signs of its own fonts.
    .replace(/^(\s*)[\uF020-\uF0FF](?=\s)/gm, '$1•')
  // oxlint-disable-next-line no-control-regex -- these are the characters that must go
  return spaced.replace(/[\0-\u0008\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '').toWellFormed()
}

function withoutBroken(decoded: string, remark: Remark): string {
  const latin = readAsLatin1(decoded)
  if (latin !== null) remark('repaired', 'file.encoding/mixed', { count: latin.count }, latin.line)
  const text = latin?.text ?? decoded
  const whole = wholeText(text)
  if (whole.length !== text.length) remark('repaired', 'file.controls', { count: text.length - whole.length })
  return whole
}

function startsWith(bytes: Uint8Array, start: (number | null)[]): boolean {
  return bytes.length >= start.length && start.every((byte, at) => byte === null || bytes[at] === byte)
}
