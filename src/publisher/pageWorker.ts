import type { Edition } from '#article/edition.ts'
import { drawPage, type Page } from './outputs/pages.ts'

/** A page to be drawn in a thread of its own, with the files of the edition that it reads. */
export interface PageTask {
  page: Page
  shell: string
  files: [path: string, value: unknown][]
  edition: Edition
}

export default function drawInWorker({ page, shell, files, edition }: PageTask): Promise<string> {
  return drawPage(page, shell, new Map(files), edition)
}
