import type { Article } from '#article/article.ts'
import type { Place } from '../../findings.ts'
import { feedId } from '../feedId.ts'
import { readAsDraft } from '../holding/drafts.ts'
import { type Desk, quiet } from '../desk.ts'
import { embargoFrom } from '../holding/standingFrom.ts'
import { bodyTree } from '../html/bodyHtml.ts'
import { sectionsOf } from '../html/htmlBlocks.ts'
import { isObject, type JsonObject, objectsIn, textIn } from '../jsonFields.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { refuseDeepTree } from '../nestingLimits.ts'
import { jsonIn } from '../recognise.ts'
import type { Source, SourceFile } from '../source.ts'
import { usable, type Standing, type Story } from '../story.ts'
import { bodyOfPlain } from '../text/plainBody.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { lineOf, lineOfHtml, webAddress } from '../words/plainLine.ts'
import { slugFrom } from '../words/slugs.ts'

/** The export of Ghost (Settings, Migration tools): tables of its database as JSON, with the HTML of each post. */
export const ghost: Source = {
  format: 'Ghost',
  recognises: ({ look }) => tablesIn(jsonIn(look)) !== null,
  read: (file, desk) => {
    const data = tablesIn(jsonIn(file.look))!
    const posts = objectsIn(data.posts)
    const tables = indexed(data)
    if (posts.length === 0) desk.remark('note', 'no.article/empty')
    return posts.flatMap((post, at) => postStory(post, { item: at + 1 }, tables, file, desk))
  },
}

/** `{ "db": [{ "data": { "posts": … } }] }`, or that without `db` around it; a post says how it stands. */
function tablesIn(value: unknown): JsonObject | null {
  const [whole] = isObject(value) ? objectsIn(value.db ?? value) : []
  const data = whole?.data
  if (!isObject(data) || !Array.isArray(data.posts) || !isObject(whole!.meta)) return null
  return objectsIn(data.posts).every(
    (post) => 'status' in post && ('html' in post || 'mobiledoc' in post || 'lexical' in post),
  )
    ? data
    : null
}

/** What stands in other tables than the posts': by its own id, or by that of the post it belongs to. */
interface Tables {
  users: Map<unknown, JsonObject>
  tags: Map<unknown, JsonObject>
  authors: Map<unknown, JsonObject[]>
  tagged: Map<unknown, JsonObject[]>
  meta: Map<unknown, JsonObject[]>
}

/** Each table is gone through once: they are as long as the archive. */
function indexed({ users, tags, posts_authors: authors, posts_tags: tagged, posts_meta: meta }: JsonObject): Tables {
  const byId = (rows: unknown) => new Map(objectsIn(rows).map((row) => [row.id, row]))
  const byPost = (rows: unknown) => Map.groupBy(objectsIn(rows), (row) => row.post_id)
  return { users: byId(users), tags: byId(tags), authors: byPost(authors), tagged: byPost(tagged), meta: byPost(meta) }
}

function postStory(post: JsonObject, place: Place, tables: Tables, file: SourceFile, desk: Desk): Story[] {
  const why = reasonToHold(post)
  if (why === null && isUnmade(post)) {
    desk.remark('rejected', 'article.empty/ghost', {}, place)
    return []
  }
  const read = (own: Desk) => storyOf(manuscriptOf(post, place, tables, file, own), file, own)
  if (why === null) return read(desk)
  desk.remark('held', 'draft/export', { status: why }, place)
  return readAsDraft(desk, read)
}

/** Whether a post has its text only as the editor of Ghost keeps it, from before Ghost has made HTML of it. */
function isUnmade({ html, plaintext, lexical, mobiledoc }: JsonObject): boolean {
  const isMade = [html, plaintext].some((text) => lineOf(textIn(text)) !== null)
  const kept = `${textIn(lexical) ?? ''}${textIn(mobiledoc) ?? ''}`
  return !isMade && /"(?:text|html|markdown)":"[^"]|\[0,\[[\d,]*\],\d+,"[^"]/.test(kept)
}

/** What was only sent as a letter (`sent`) is not out on the site, and here everybody could read what members pay for. */
function reasonToHold(post: JsonObject): string | null {
  const [status, visibility] = [textIn(post.status) ?? '', textIn(post.visibility) ?? 'public']
  if (status !== 'published' && status !== 'scheduled') return status
  return visibility === 'public' ? null : `visibility: ${visibility}`
}

function manuscriptOf(post: JsonObject, place: Place, tables: Tables, file: SourceFile, desk: Desk): Manuscript {
  const slug = slugFrom(textIn(post.slug) ?? '') || null
  const [meta = {}] = tables.meta.get(post.id) ?? []
  const picture = textIn(post.feature_image)
  const caption = lineOfHtml(textIn(meta.feature_image_caption))
  const published = dateFrom(textIn(post.published_at), 'published_at', desk, place)
  return {
    ...blank,
    place,
    id: feedId(textIn(post.uuid) ?? textIn(post.id), file.path),
    slug,
    canonicalUrl: webAddress(textIn(post.canonical_url)),
    headline: textIn(post.title),
    lede: textIn(post.custom_excerpt),
    published,
    byline: namesOf(post, tables),
    topics: topicsOf(post, tables),
    image:
      picture === null
        ? null
        : desk.picture(onSite(picture), { alt: textIn(meta.feature_image_alt) ?? '', caption, credit: null }, place),
    sections: bodyOf(post, place, desk),
    standing: {
      ...usable,
      embargo: scheduledBy(post, desk, place),
      revised: dateFrom(textIn(post.updated_at), 'updated_at', quiet(desk), place),
      ...(slug !== null && { formerly: [`/${slug}/`] }),
    },
  }
}

function scheduledBy(post: JsonObject, desk: Desk, place: Place): Standing['embargo'] {
  return post.status === 'scheduled' ? embargoFrom(textIn(post.published_at) ?? '', desk, place) : null
}

/** What Ghost writes for the address of the site; pictures stand there in the sizes that it has made, too. */
function onSite(text: string): string {
  return text.replaceAll('__GHOST_URL__', '').replace(/(?<=\/content\/images\/)size\/[wh\d]+\//g, '')
}

function bodyOf(post: JsonObject, place: Place, desk: Desk): Manuscript['sections'] {
  const html = typeof post.html === 'string' ? post.html : ''
  if (html.trim() === '') return bodyOfPlain(typeof post.plaintext === 'string' ? post.plaintext : '')
  // Ghost writes comments around each of its cards; the text is of this very site, so its addresses may point into it.
  const tree = bodyTree(onSite(html.replace(/<!--[^]*?-->/g, '')), desk)
  refuseDeepTree(tree)
  return sectionsOf(tree, {
    language: null,
    picture: (src, words) => desk.picture(src, words, place),
    link: (to) => desk.link(to, place),
    remark: (kind, words, values) => desk.remark(kind, words, values, place),
  })
}

/** The rows of a table that another joins with a post, in its order. */
function joined(rows: Map<unknown, JsonObject>, joins: JsonObject[] | undefined, key: string): JsonObject[] {
  return (joins ?? [])
    .toSorted((a, b) => Number(a.sort_order) - Number(b.sort_order))
    .map((join) => rows.get(join[key]))
    .filter((row) => row !== undefined)
}

function namesOf(post: JsonObject, { users, authors }: Tables): Article['byline'] {
  const several = joined(users, authors.get(post.id), 'author_id')
  const writers = several.length > 0 ? several : [users.get(post.author_id)].filter((user) => user !== undefined)
  return writers.flatMap(({ name }) => (textIn(name) === null ? [] : [{ name: textIn(name)!, role: null }]))
}

/** Tags that begin with "#" are Ghost's internal ones. */
function topicsOf(post: JsonObject, { tags, tagged }: Tables): string[] {
  const names = joined(tags, tagged.get(post.id), 'tag_id').map(({ name }) => textIn(name))
  return names.filter((name) => name !== null && !name.startsWith('#')) as string[]
}
