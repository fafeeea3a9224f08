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

/** The letters that windows-1252 has where Latin-1 has none, by their bytes from 0x80 on. */
const windows = new Map(Array.from({ length: 0x80 }, (_, at) => [windowsLetter(at + 0x80), at + 0x80]))

function windowsLetter(byte: number): string {
  return new TextDecoder('windows-1252').decode(new Uint8Array([byte]))
}

/** Fewer may be shown to readers on purpose. */
const leastTwice = 3

/**
 * A text that was UTF-8, was read as windows-1252 and saved so, as it was meant: “BlÃ¥bÃ¦r” is Blåbær. Null where any letter
 * beyond ASCII is one that this does not make: then they may be what the writer wrote.
 */
export function readOnce(text: string): string | null {
  if (!/[ÂÃâ][\u0080-\u00BF\u0152-\u0192\u02C6-\u2122]/.test(text)) return null
  const bytes = Array.from(text, (letter) => (letter < '\u0080' ? letter.charCodeAt(0) : windows.get(letter)))
  if (bytes.includes(undefined)) return null
  try {
    const meant = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes as number[]))
    return (meant.match(/[^\0-\x7F]/gu)?.length ?? 0) < leastTwice ? null : meant
  } catch {
    return null
  }
}
