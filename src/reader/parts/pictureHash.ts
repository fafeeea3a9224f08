import type { Image } from '#article/image.ts'

/** What stands in the address while a picture is open: its file's name, without the width. */
export function pictureHash({ renditions }: Image): string {
  return `#picture-${/([^/]+?)(-\d+)?\.\w+$/.exec(renditions[0]!.url)?.[1]}`
}
