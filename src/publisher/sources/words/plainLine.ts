import { decodeHTML } from 'entities'

/** Text on one line, NFC, null when nothing that can be seen is left of it. */
export function lineOf(text: string | null | undefined): string | null {
  const line = text
    ?.normalize('NFC')
    .replace(/[ \t\r\n\f\u2028\u2029]+/g, ' ')
    .trim()
  return line !== undefined && isSeen(line) ? line : null
}

/** Any character but spaces, what only says how others are set, and letters that are there to be blank. */
const seen = /[^\s\p{Cc}\p{Cf}\p{Z}\u115F\u1160\u2800\u3164]/u

/** Whether a text has anything that readers see. */
export function isSeen(text: string): boolean {
  return seen.test(text)
}

/** Tags that titles have carried; other words in angle brackets, such as <SRD>, are text. */
const realTags =
  /<\/?(?:a|abbr|acronym|b|big|blink|br|center|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|marquee|nobr|p|q|s|samp|script|small|span|strike|strong|style|sub|sup|tt|u|var|wbr)(?:\s[^<>]*)?\/?>/gi

/**
 * A headline, name or topic from a format where it may be HTML (formats.md, ruling 13): real tags are taken out, what
 * they held of script is too, entities are decoded once, and what is left is text.
 */
export function lineOfHtml(html: string | null | undefined): string | null {
  const words = html
    ?.replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, ' ')
    .replace(realTags, (tag) => (/^<\/?(br|p|div|h\d)/i.test(tag) ? ' ' : ''))
  return lineOf(words === undefined ? null : decodeHTML(words))
}

/** An address of the web, made absolute; null for what is none or would not be safe to follow. */
export function webAddress(text: string | null | undefined, base?: string | null): string | null {
  const url = text ? URL.parse(text.trim(), base ?? undefined) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/** An address without what only tells who sent the reader there (`utm_source`, `fbclid`); others are as they are written. */
export function withoutCampaign(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address)
  const campaigns = Array.from(url?.searchParams.keys() ?? []).filter((key) => /^(utm_\w+|fbclid|gclid)$/.test(key))
  if (url === null || campaigns.length === 0) return address
  for (const key of campaigns) url.searchParams.delete(key)
  return url.href
}
