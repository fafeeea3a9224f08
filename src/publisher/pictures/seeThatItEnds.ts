import sharp from 'sharp'
import { PictureProblem } from './pictureProblem.ts'

/** In these widths a drawing is tried, and in the last it is made at most; each has sixteen times the pixels of the one before. */
const tried = [6, 25, 100, 400]
const widest = 1600

/** Other pictures are worked on meanwhile, so what seems long is tried so many times. */
const tries = 3

/**
 * Sees that a drawing (SVG) of this width is drawn within so many seconds: a few lines of one can ask for hours of work, and
 * nothing stops it once it has begun. So it is tried small, and how much longer one width takes than the one before tells
 * what the next would; what does not grow with the width, such as reading a large file, is done soon. Throws
 * PictureProblem.
 */
export async function seeThatItEnds(drawing: Buffer, width: number, limit: number): Promise<void> {
  const goal = Math.min(width, widest)
  let before = Infinity
  for (const wide of tried.filter((candidate) => candidate < goal)) {
    const growth = (Math.min(wide * 4, goal) / wide) ** 2
    let least = Infinity
    for (let nth = 0; nth < tries; nth++) {
      least = Math.min(least, await timeToDraw(drawing, wide))
      if (least + Math.max(0, least - before) * growth <= limit) break
    }
    if (least + Math.max(0, least - before) * growth > limit) throw new PictureProblem('picture.lost/slow', { limit })
    before = least
  }
}

/** In seconds, of the clock or of the processor: of either others have their share, at a busy moment and on a busy machine. */
async function timeToDraw(drawing: Buffer, width: number): Promise<number> {
  const [begun, moment] = [process.cpuUsage(), performance.now()]
  await sharp(drawing, { limitInputPixels: false }).resize({ width }).raw().toBuffer()
  const { user, system } = process.cpuUsage(begun)
  return Math.min((user + system) / 1e6, (performance.now() - moment) / 1000)
}
