import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { postsIn, type ListedPost, type Posts } from '../sources/exports/substackList.ts'

/** The name of a post in such an export: `177.bru.html`, and `177.html` or `177..html` before it is called anything. */
const post = /^(?<id>\d+(?:\.[^/\\]*)?)\.html$/

/** Names of the list, which says what each post is called and whether it is out; browsers number what is there already. */
const listNames = ['posts.csv', 'Posts.csv', 'POSTS.CSV', 'posts (1).csv', 'posts (2).csv']

export function isList(file: string): boolean {
  return listNames.includes(path.basename(file))
}

/** Where the list of a post may be: beside it, or beside the folder of posts. */
function placesOfList(file: string): string[] {
  if (!file.endsWith('.html') || !post.test(path.basename(file))) return []
  const folder = path.dirname(file)
  return [folder, path.dirname(folder)].flatMap((place) => listNames.map((name) => path.join(place, name)))
}

/** The lists on disk that say more of a file than it does itself. */
export function listsBeside(file: string): string[] {
  return placesOfList(file).filter((list) => existsSync(list))
}

/** Finds what lists say of posts, whether both are files or stand in an archive that has its list first. */
export function substackLists(): (from: string, file: { path: string; bytes: Uint8Array }) => ListedPost | undefined {
  const lists = new Map<string, Posts>()
  return (from, { path: name, bytes }) => {
    if (isList(name)) lists.set(path.normalize(name), postsIn(bytes))
    const id = post.exec(path.basename(name))?.groups!.id
    if (id === undefined) return undefined
    const onDisk = listsBeside(from)
    for (const list of onDisk) if (!lists.has(list)) lists.set(list, postsOnDisk(list))
    const near = [...onDisk, ...placesOfList(name)].flatMap((list) => lists.get(list) ?? [])
    const found = near.flatMap((posts) => (typeof posts === 'string' ? [] : (posts.get(id) ?? [])))
    if (found.length > 0) return found.find(({ isPublished }) => !isPublished) ?? found[0]
    // A page may be called by a number alone, such as a year.
    if (!id.includes('.') || near.every((posts) => posts === 'other')) return undefined
    return { ...unknown, unsaid: near.includes('unread') ? 'draft/unread' : 'draft/unlisted' }
  }
}

const unknown: ListedPost = { isPublished: false, title: '', subtitle: '', published: '', audience: '' }

function postsOnDisk(list: string): Posts {
  try {
    return postsIn(readFileSync(list))
  } catch {
    return 'unread'
  }
}
