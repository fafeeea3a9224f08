import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Bytes a millisecond down, and milliseconds one way: 1.6 Mbit/s, 150 ms there and back. */
const bytesPerMillisecond = 1.6e6 / 8 / 1000
const oneWay = 75

/** So many bytes travel together. */
const packet = 4096

/**
 * A weak network before a server, shared by all connections. Browsers' own slows what a page fetches and not what its
 * workers do.
 */
export async function slowLine(server: string): Promise<{ address: string; close(): void }> {
  const open = new Set<Socket>()
  let freeFrom = 0
  const line = createServer((browser) => {
    const there = connect(Number(new URL(server).port), '127.0.0.1')
    // Opening a connection is a way there and back.
    const opened = performance.now() + 2 * oneWay
    for (const socket of [browser, there]) {
      open.add(socket.setNoDelay(true))
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    browser.on('data', (sent) => after(Math.max(performance.now(), opened) + oneWay, () => there.write(sent)))
    there.on('data', (answer) => {
      for (let start = 0; start < answer.length; start += packet) {
        const piece = answer.subarray(start, start + packet)
        freeFrom = Math.max(freeFrom, performance.now()) + piece.length / bytesPerMillisecond
        after(freeFrom + oneWay, () => browser.write(piece))
      }
    })
    browser.on('close', () => there.destroy())
    there.on('close', () => after(Math.max(freeFrom, performance.now()) + oneWay, () => browser.destroy()))
  })
  await new Promise<void>((listening) => line.listen(0, '127.0.0.1', listening))
  const close = () => {
    for (const socket of open) socket.destroy()
    line.close()
  }
  const { port } = line.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, close }
}

function after(moment: number, act: () => void): void {
  setTimeout(act, moment - performance.now())
}
