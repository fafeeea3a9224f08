import { fileOf } from '#article/addresses.ts'
import type { Edition } from '#article/edition.ts'
import { drawPage, pageFile, storyPage, type Page, type Shells } from '../outputs/pages.ts'
import { writeInto } from '../keeping/writeInto.ts'
import { wholeStory, type StoryTask } from './wholeStory.ts'

/** A page to be drawn, with the files of the edition that it shows; those of a story are written with it. */
export interface PageTask {
  /** Null for the page of a story, which is known when the story is. */
  page: Page | null
  files: [path: string, value: unknown][]
  /** The story on it. */
  story?: StoryTask
}

/** Several pages, to be drawn one after the other in one thread, and written into a folder. */
export interface PageTasks {
  pages: PageTask[]
  shells: Shells
  edition: Edition
  /** The address of the paper's, for links that are shared. */
  icon: string
  folder: string
}

/** For each page the files that were written for it, with their hashes. */
export type MadePages = [file: string, hash: string][][]

export default async function makePages({ pages, shells, edition, icon, folder }: PageTasks): Promise<MadePages> {
  const all: MadePages = []
  for (const { page: listPage, files, story } of pages) {
    const read = new Map([...files, [fileOf.edition(), edition]])
    const made: [string, string][] = []
    const write = (file: string, content: string) => made.push([file, writeInto(folder, file, content)])
    const article = story && wholeStory(story)
    if (article) {
      for (const [file, value] of files) write(file, JSON.stringify(value))
      if (story.isNew) write(fileOf.article(article.slug), JSON.stringify(article))
      read.set(fileOf.article(article.slug), article)
    }
    const page = listPage ?? storyPage(article!, edition, icon)
    write(pageFile(page), await drawPage(page, shells, read, edition))
    all.push(made)
  }
  return all
}
