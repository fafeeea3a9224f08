import type { PartialDate } from '#article/partialDate.ts'
import type { Place } from '../../findings.ts'
import { readDate } from '../words/dates.ts'
import { named } from '../xml/namespaces.ts'
import { lineOf, lineOfHtml } from '../words/plainLine.ts'
import type { Desk } from '../desk.ts'
import { embargoFrom } from '../holding/standingFrom.ts'
import type { Standing } from '../story.ts'
import { fieldIn } from './wordPressFields.ts'
import { textOf, type XmlElement } from '../xml/xml.ts'

/** Whether an item of RSS is one of an export from WordPress (WXR), which has everything that the site has. */
export function isFromWordPress(item: XmlElement): boolean {
  return named(item, 'wp:status', 'wp:post_type', 'wp:post_id').length > 0
}

/** What WordPress and its commonest programs keep beside what is read, among it what readers have written to the newsroom. */
const noStories =
  /^(attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|scheduled-action|feedback|guest-author|reply|nf_sub|mc4wp-form|tablepress_table|et_pb_layout|(wp|jp|amp|elementor|flamingo|wpcf7|wpforms|postman|edd|give|frm)_\w+|(acf|bp|ml|wpforms)-[\w-]+|wpforms|popup\w*|shop_\w+)$/

/** Remarks on an item that is no story. A newsroom may have types of its own for stories; those have addresses on its site. */
export function isNoPost(item: XmlElement, typesOfSite: Set<string>, { remark }: Desk, place: Place): boolean {
  const types = typesOf(item)
  const known = types.find((stated) => noStories.test(stated))
  const unknown = types.find((stated) => !/^(post|page)$/.test(stated))
  if (known !== undefined) remark('note', 'no.article/wordpress', { type: known }, place)
  else if (unknown === undefined || hasOwnAddress(item)) return false
  // What is to go out has no address of its own before it does; newsletters and orders never have one.
  else if (isScheduled(item) && typesOfSite.has(unknown)) return false
  else remark('note', 'no.article/wordpress-own', { type: unknown }, place)
  return true
}

/** The types of which an export has items with addresses on the site. */
export function typesWithAddresses(items: XmlElement[]): Set<string> {
  return new Set(items.filter((item) => isFromWordPress(item) && hasOwnAddress(item)).flatMap(typesOf))
}

function typesOf(item: XmlElement): string[] {
  return named(item, 'wp:post_type').flatMap((element) => textOf(element) ?? [])
}

function isScheduled(item: XmlElement): boolean {
  return named(item, 'wp:status').some((status) => textOf(status) === 'future')
}

/** What is not meant for readers has no address, or one that asks for it: `?post_type=ordre&p=7`. */
function hasOwnAddress(item: XmlElement): boolean {
  const link = URL.parse(textOf(named(item, 'link')[0]) ?? '')
  return link !== null && link.pathname !== '/' && link.search === ''
}

/** Remarks on a post that is not out on the site it was exported from, and has no time to go out. */
export function isUnpublished(item: XmlElement, { remark }: Desk, place: Place): boolean {
  const textsOf = (name: string) => named(item, name).map((element) => textOf(element) ?? '')
  const status = textsOf('wp:status').find((stated) => stated !== 'publish' && stated !== 'future')
  const isLocked = textsOf('wp:post_password').some((password) => password !== '')
  if (status !== undefined) remark('held', 'draft/wordpress', { status }, place)
  else if (isLocked) remark('held', 'draft/password', {}, place)
  return status !== undefined || isLocked
}

/** A post that is scheduled (`future`) is held until its time, which WordPress states in UTC. */
export function scheduledIn(item: XmlElement, desk: Desk, place: Place): Standing['embargo'] {
  if (!isScheduled(item)) return null
  const time = textOf(named(item, 'wp:post_date_gmt')[0])
  return embargoFrom(time === null ? '' : `${time} UTC`, desk, place)
}

/** The names people go by, by the logins that items are signed with; Co-Authors Plus keeps guests among the items. */
export function authorsNamed(channel: XmlElement | undefined, items: XmlElement[]): Map<string, string> {
  const members = named(channel, 'wp:author').map((author) =>
    ['wp:author_login', 'wp:author_display_name'].map((part) => textOf(named(author, part)[0])),
  )
  const guests = items
    .filter((item) => textOf(named(item, 'wp:post_type')[0]) === 'guest-author')
    .map((guest) => ['cap-user_login', 'cap-display_name'].map((field) => fieldIn(guest, field)))
  return new Map(
    [...members, ...guests]
      .map((stated) => stated.map(lineOf))
      .flatMap(([login, name]) => (login && name ? [[login, name] as const] : [])),
  )
}

/** Those that Co-Authors Plus says wrote a post; who made it in WordPress may only have put it there. */
export function coAuthors(item: XmlElement): XmlElement[] {
  return named(item, 'category').filter(({ attributes: { domain } }) => domain === 'author')
}

/** The picture a post leads with is another item of the export: its address and the words under it. */
export function thumbnailOf(item: XmlElement, attachments: Map<string, XmlElement>, desk: Desk, place: Place) {
  const attachment = attachments.get(fieldIn(item, '_thumbnail_id') ?? '')
  const src = textOf(named(attachment, 'wp:attachment_url')[0])
  if (src === null) return null
  const caption = lineOfHtml(textOf(named(attachment, 'excerpt:encoded')[0]))
  const alt = lineOf(fieldIn(attachment, '_wp_attachment_image_alt')) ?? ''
  return desk.picture(src, { alt, caption, credit: null }, place)
}

/** What WordPress calls a post that nobody has put in a category. */
const noCategory = /^(uncategori[sz]ed|ukategorisert|uten-kategori)(-[a-z]{2}|-\d+)?$/

/** Categories that say how WordPress and its programs show a post or who wrote it, not what it is about. */
const noTopics =
  /^(post_format|author|nav_menu|wp_theme|link_category|language|(post|term)_translations|term_language|translation_priority|following_users|ef_\w+|yst_prominent_words|elementor_\w+|product_(type|visibility)|action-group)$/

export function isTopic({ attributes: { domain, nicename } }: XmlElement): boolean {
  return !noTopics.test(domain ?? '') && !(domain === 'category' && noCategory.test(nicename ?? ''))
}

/** The language that Polylang says a post is in. */
export function languageTerm(item: XmlElement): string | undefined {
  const terms = named(item, 'category').filter(({ attributes: { domain } }) => domain === 'language')
  return terms
    .map(({ attributes: { nicename = '' } }) => nicename)
    .find((name) => /^[a-z]{2,3}([-_][a-z]{2})?$/i.test(name))
}

/** When it was published, where RSS's own date is missing: in UTC. */
export function postDate(item: XmlElement): string | null {
  return timeIn(item, 'wp:post_date_gmt')
}

/** When this version of the post was made; an old export says only when it was itself made. */
export function revisedAt(item: XmlElement, channel: XmlElement | undefined): PartialDate | null {
  const written = timeIn(item, 'wp:post_modified_gmt') ?? textOf(named(channel, 'pubDate')[0])
  return isFromWordPress(item) ? readDate(written ?? '').date : null
}

function timeIn(item: XmlElement, name: string): string | null {
  const time = textOf(named(item, name)[0])
  return time === null || /^0000|^-/.test(time) ? null : `${time} UTC`
}
