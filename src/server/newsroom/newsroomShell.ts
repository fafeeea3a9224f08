import { addressOf } from '#article/addresses.ts'
import { interfaceLanguages, type InterfaceLanguage } from '#article/language.ts'
import { html, type Html } from './html.ts'
import { here } from './newsroomAddress.ts'
import { wordsOf } from './words.ts'

interface Shell {
  title: string
  name: string
  language: InterfaceLanguage
  story: string | null
  main: Html
}

/** What stands around every page for the newsroom: the paper's name and the languages. No script, and kept out of search engines. */
export function newsroomShell({ title, name, language, story, main }: Shell): Html {
  const links = interfaceLanguages.map((other) =>
    other === language
      ? html`<li><strong lang="${other}" aria-current="true">${wordsOf[other].language}</strong></li>`
      : html`<li>
          <a href="${here(other, story)}" lang="${other}" hreflang="${other}">${wordsOf[other].language}</a>
        </li>`,
  )
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/newsroom/style.css" />
      </head>
      <body>
        <header class="masthead">
          <a class="name" href="${addressOf.front()}">${name}</a>
          <nav aria-label="${wordsOf[language].languages}">
            <ul role="list">
              ${links}
            </ul>
          </nav>
        </header>
        <main>${main}</main>
      </body>
    </html> `
}
