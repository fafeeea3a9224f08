/** So much may wait for whoever reads the log; then lines are dropped, or memory would have no end. Bytes. */
const mostWaiting = 1_000_000

/**
 * Where the log's lines go. One that cannot be written, as on a full disk, is dropped: no log holds up a reader. How many
 * were is told as soon as one can be written again.
 */
export function logStream(out: NodeJS.WriteStream = process.stdout): { write(line: string): void } {
  let dropped = 0
  return {
    write(line) {
      if (out.writableLength > mostWaiting) {
        dropped++
        return
      }
      const untold = dropped
      dropped = 0
      out.write(untold === 0 ? line : tellDropped(untold) + line, (error) => {
        if (error) dropped += untold + 1
      })
    },
  }
}

/** A line of the log, after one that may have been cut short. */
function tellDropped(lines: number): string {
  return `\n${JSON.stringify({ level: 40, time: Date.now(), msg: `Lines of the log that could not be written: ${lines}` })}\n`
}
