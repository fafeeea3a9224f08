import { addressOf, fileOf } from '#article/addresses.ts'
import type { Edition } from '#article/edition.ts'
import type { ArrangedEdition } from './arrange.ts'
import { hashOf } from './bodies.ts'
import type { Planned } from './makeEdition.ts'
import { makePages } from './outputs/makePages.ts'
import { listPagesOf, pageFile, pageFileAt, storyPage } from './outputs/pages.ts'
import type { PageTask } from './pageWorker.ts'
import type { Placed } from './placePictures.ts'
import { PlaceError, type Press } from './press.ts'
import type { Progress } from './progressBar.ts'

/** A page to be made, and what each of its files is made from. */
interface ChangedPage {
  task: PageTask
  keys: Map<string, string>
}

/** The stories that are new or changed, or stand beside one that is. */
export async function changedStories(
  press: Press,
  { arranged: { articles, edition, nearby: around }, stories, readAgain }: Planned,
  { nearby, everywhere }: { nearby: Map<string, string>; everywhere: string },
): Promise<ChangedPage[]> {
  const byId = new Map(stories.map((story) => [story.article.id, story]))
  const keyed: (ChangedPage & { story: Placed })[] = []
  for (const article of articles) {
    const story = byId.get(article.id)!
    const [file, ofPage] = [fileOf.article(article.slug), pageFileAt(addressOf.article(article.slug))]
    const articleKey = hashOf(JSON.stringify([article, story.body.hash, story.images]))
    const pageKey = hashOf(articleKey + nearby.get(article.slug) + everywhere)
    const isNew = !press.keeps(file, articleKey)
    if (press.keeps(ofPage, pageKey) && !isNew) continue
    const page = storyPage(article, edition)
    const files: PageTask['files'] = [[fileOf.nearby(article.slug), around.get(article.slug)]]
    const body = isNew ? story.body.place : { article: press.placeOf(file) }
    // A body that is not at hand is read below.
    const task = { article: { ...article, sections: [] as [] }, body: body!, images: story.images, isNew }
    keyed.push({
      story,
      task: { page, files, story: task },
      keys: new Map([
        [file, articleKey],
        [ofPage, pageKey],
      ]),
    })
  }
  const lacking = keyed.filter(({ task }) => !task.story!.body)
  const again = lacking.length === 0 ? [] : await readAgain(lacking.map(({ story }) => story.origin))
  for (const { story, task } of lacking) {
    const found = again.find(({ path: name }) => name === story.file)?.stories.find(({ item }) => item === story.item)
    if (!found?.body.place || found.body.hash !== story.body.hash)
      throw new PlaceError(`${story.file} changed while it was being published. Publish again.`)
    task.story!.body = found.body.place
  }
  return keyed
}

/** The lists that have changed, and all pages that are no story's. */
export function changedLists(
  press: Press,
  arranged: ArrangedEdition,
  { lists, everywhere }: { lists: { file: string; value: unknown; hash: string }[]; everywhere: string },
): ChangedPage[] {
  const byFile = new Map(lists.map((list) => [list.file, list]))
  return [...listPagesOf(arranged)].flatMap((page): ChangedPage[] => {
    const read = page.reads.map((file) => byFile.get(file)!)
    const key = hashOf(JSON.stringify([page, read.map(({ hash }) => hash), everywhere]))
    if (press.keeps(pageFile(page), key)) return []
    return [
      { task: { page, files: read.map(({ file, value }) => [file, value]) }, keys: new Map([[pageFile(page), key]]) },
    ]
  })
}

/** Makes pages, and the articles on them that are new. */
export async function putPages(
  press: Press,
  pages: ChangedPage[],
  { progress, ...how }: { shell: string; edition: Edition; progress: Progress },
): Promise<void> {
  let done = 0
  const drawn = makePages(
    pages.map(({ task }) => task),
    { ...how, folder: press.folder },
  )
  for await (const made of drawn) {
    const { keys } = pages[done++]!
    for (const [file, hash] of made) press.made(file, hash, keys.get(file)!)
    progress('drawing', done, pages.length)
  }
}
