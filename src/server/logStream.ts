import { fstatSync, writeSync } from 'node:fs'

/** So much may wait for whoever reads the log; then lines are dropped, or memory would have no end. Bytes. */
const mostWaiting = 1_000_000

/** When it is tried again to tell of dropped lines, should nothing else be told before. Milliseconds. */
const soon = 10_000

/** Writes text to standard output, or calls `failed`, at once or later. */
type Write = (text: string, failed: () => void) => void

/**
 * Where the log's lines go. One that cannot be written, as on a full disk, is dropped: no log holds up a reader. How many
 * were is told as soon as something can be written again.
 */
export function logStream(): { write(line: string): void } {
  const write = fstatSync(process.stdout.fd).isFile() ? toFile : toReader
  let dropped = 0
  let again: NodeJS.Timeout | null = null
  const put = (line: string): void => {
    const untold = dropped
    dropped = 0
    write(untold === 0 ? line : tellDropped(untold) + line, () => {
      dropped += untold + (line === '' ? 0 : 1)
      again ??= setTimeout(() => {
        again = null
        put('')
      }, soon).unref()
    })
  }
  return { write: put }
}

/** Node's own stream would take a line for written of which only the beginning had room. */
const toFile: Write = (text, failed) => {
  try {
    for (let rest = Buffer.from(text); rest.length > 0;) rest = rest.subarray(writeSync(process.stdout.fd, rest))
  } catch {
    failed()
  }
}

/** A terminal or a pipe, whose reader may be slow or gone. */
const toReader: Write = (text, failed) => {
  if (process.stdout.writableLength > mostWaiting) return failed()
  process.stdout.write(text, (error) => {
    if (error) failed()
  })
}

/** A line of the log, after one that may have been cut short. */
function tellDropped(lines: number): string {
  return `\n${JSON.stringify({ level: 40, time: Date.now(), msg: `Lines of the log that could not be written: ${lines}` })}\n`
}
