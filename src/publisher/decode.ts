import type { Finding } from './findings.ts'

/** The text of a file's bytes (formats.md section 6): valid UTF-8 wins; else windows-1252, with a finding. Null when they are no text. */
export function decode(bytes: Uint8Array, file: string): { text: string | null; finding?: Finding } {
  if (bytes.includes(0)) {
    const message = 'is not text. Save it as UTF-8 text, or move it out of the newsroom.'
    return { text: null, finding: { kind: 'rejected', file, code: 'file.binary', message } }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const message = 'is not UTF-8; it was read as windows-1252. Save it as UTF-8 to be sure of every letter.'
    const text = new TextDecoder('windows-1252').decode(bytes)
    return { text, finding: { kind: 'repaired', file, code: 'file.encoding', message } }
  }
}
