import { lineAt } from '../findings.ts'

/** Code page 850, in which DOS had Norwegian; the web's decoders do without it. */
const dos =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0'

export type OldEncoding = 'macintosh' | 'CP850'

/**
 * What bytes are that are no UTF-8 and do not say: windows-1252 (null), unless æ, ø and å are where Macs of old or DOS have
 * them, and none where Windows has. There they are Œ, ¾ and ¿, or † and ›, which stand in no word.
 */
export function oldEncodingOf(bytes: Uint8Array): OldEncoding | null {
  const text = new TextDecoder('latin1').decode(bytes)
  // What is called latin1 on the web is windows-1252.
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  if (count(/[a-z][åæø]|[åæø][a-z]/gi) > 0) return null
  if (count(/[a-z][Œ¾¿]/g) > 1) return 'macintosh'
  return count(/[a-z][†›][a-z]|(?<!\S)[a-z]?†(?=[\s,.])/gi) > 1 ? 'CP850' : null
}

export function decodeOld(bytes: Uint8Array, encoding: OldEncoding): string {
  if (encoding === 'macintosh') return new TextDecoder(encoding).decode(bytes)
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : dos[byte - 0x80])).join('')
}

/** The letters of windows-1252 from its byte 0x80 on, which Latin-1 has some of. */
const letters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 0x80 }, (_, at) => at + 0x80))
const windows = new Map(Array.from(letters, (letter, at) => [letter, at + 0x80]))

/** Control characters that nobody writes; U+0085 alone may end a line. */
const misread = /[\x80-\x84\x86-\x9F]/

/**
 * A text that was windows-1252 and was read as Latin-1, in which its dashes, quotation marks and dots (…) are control
 * characters; the line of the first, and how many. Null where there are none.
 */
export function readAsLatin1(text: string): { text: string; count: number; line: number } | null {
  const first = text.search(misread)
  if (first === -1) return null
  const signs = /[\x80-\x9F]/g
  // What stands for no letter of windows-1252 means nothing.
  const meant = (sign: string) => letters[sign.charCodeAt(0) - 0x80]!.replace(/[\x80-\x9F]/, '')
  return { text: text.replace(signs, meant), count: text.match(signs)!.length, line: lineAt(text, first) }
}

/** A letter of UTF-8 beyond ASCII (RFC 3629, section 4), else bytes that are none, each byte as a sign of its own. */
const whole = String.raw`[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEF][\x80-\xBF]{2}|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF4][\x80-\xBF]{3}`
const wholeOrNot = new RegExp(String.raw`(${whole})|[\x80-\xFF][\x80-\xBF]*`, 'g')

/**
 * UTF-8 into which somebody has pasted windows-1252: each as what it is. A byte that begins other letters of the text is
 * what is left of one that was cut, and is lost, as are the ends of such. Null where nothing is windows-1252, or where there
 * are not `times` as many letters of UTF-8.
 */
export function decodeMixed(bytes: Uint8Array, times: number): { text: string; count: number; line: number } | null {
  const signs = Buffer.from(bytes).toString('latin1')
  const found = [...signs.matchAll(wholeOrNot)]
  const broken = found.filter(([, letter]) => letter === undefined)
  const begins = new Set(found.flatMap(([, letter]) => letter?.[0] ?? []))
  const isPasted = ([sign]: RegExpExecArray) => sign[0]! >= '\xC0' && !begins.has(sign[0]!)
  const first = broken.find(isPasted)
  if (first === undefined || found.length - broken.length < broken.length * times) return null
  const pasted = (sign: string) =>
    /[\x91-\x97\xAB\xBB\xC0-\xFF]/.test(sign) ? letters[sign.charCodeAt(0) - 0x80]! : '\uFFFD'
  const text = signs.replaceAll(wholeOrNot, (all: string, letter?: string) => {
    if (letter !== undefined) return Buffer.from(letter, 'latin1').toString()
    return begins.has(all[0]!) ? '\uFFFD' : Array.from(all, pasted).join('')
  })
  return { text, count: broken.filter(isPasted).length, line: lineAt(signs, first.index) }
}

/** Fewer may be shown to readers on purpose. */
const leastTwice = 3

/** A letter or sign of UTF-8 that was read as windows-1252, or how it begins; they stand so in words of no language. */
const readTwice = /[ÂÃâ][\u0080-\u00BF\u0152-\u0192\u02C6-\u2122]/g

/** How many such signs stand in a text that is not all of them, and the line of the first. Null where there are few. */
export function readTwiceIn(text: string): { count: number; line: number } | null {
  const found = [...text.matchAll(readTwice)]
  return found.length < leastTwice ? null : { count: found.length, line: lineAt(text, found[0]!.index) }
}

/**
 * A text that was UTF-8, was read as windows-1252 and saved so, as it was meant: “BlÃ¥bÃ¦r” is Blåbær. Null where any letter
 * beyond ASCII is one that this does not make: then they may be what the writer wrote.
 */
export function readOnce(text: string): string | null {
  if (text.search(readTwice) === -1) return null
  // What was read as Latin-1 has control characters where windows-1252 has letters.
  const bytes = Array.from(
    text,
    (letter) => windows.get(letter) ?? (letter < '\u00A0' ? letter.charCodeAt(0) : undefined),
  )
  if (bytes.includes(undefined)) return null
  try {
    const meant = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes as number[]))
    return (meant.match(/[^\0-\x7F]/gu)?.length ?? 0) < leastTwice ? null : meant
  } catch {
    return null
  }
}
