import { addressOf, fileOf } from '#article/addresses.ts'
import type { Edition } from '#article/edition.ts'
import type { Redirect } from '../settling/redirects.ts'
import { attribute, escaped } from './xmlWriter.ts'

/**
 * What stands at old addresses: pages that send readers on where a server knows no better, and a list of them, file ->
 * address, for one that answers 301 itself. Path below the edition -> content.
 */
export function redirectFiles(redirects: Redirect[], edition: Edition): Map<string, string> {
  const list = redirects.map(({ file, article }) => [file, addressOf.article(article.slug)])
  return new Map([
    ...redirects.map((redirect): [string, string] => [redirect.file, page(redirect, edition)]),
    [fileOf.redirects(), JSON.stringify(Object.fromEntries(list))],
  ])
}

/** A refresh at once is to search engines what a 301 is. */
function page({ article: { slug, headline, language } }: Redirect, edition: Edition): string {
  const address = addressOf.article(slug)
  const title = escaped(headline)
  return `<!doctype html>
<html lang="${language ?? edition.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="canonical" href="${attribute(`${edition.base ?? ''}${address}`)}">
<meta http-equiv="refresh" content="0; url=${attribute(address)}">
<p><a href="${attribute(address)}">${title}</a></p>
</html>
`
}
