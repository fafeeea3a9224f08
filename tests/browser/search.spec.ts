import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { openEdition, story } from './ownEdition.ts'
import { expect, hardEdition, hydrated, open, test } from './reading.ts'

const headlines = 'main ol h2'

test('a search finds stories in every form of a word, marks it, and stands in the address', async ({ page }) => {
  await open(page, '/search')
  await page.getByRole('searchbox', { name: 'Søk i alle sakene' }).fill('folkeavstemninger')
  await expect(page.locator('main [aria-live]')).toHaveText(/^\d+ treff$/)
  await expect(page.locator(headlines).filter({ hasText: 'Norge sier nei til EU' })).toBeVisible()
  await expect(page).toHaveURL(/\/search\?q=folkeavstemninger$/)
  await expect(page).toHaveTitle('folkeavstemninger – Søk – Lesesalen')
  for (const mark of await page.locator('main mark').allTextContents())
    expect(mark.toLowerCase()).toMatch(/^folkeavst\p{L}+$/u)

  const found = await page.locator(headlines).allTextContents()
  await open(page, page.url())
  await expect(page.locator(headlines)).toHaveText(found)
  await expect(page.getByRole('searchbox')).toHaveValue('folkeavstemninger')
})

test('the story that has every word comes first, one whose headline has them before others; small words find nothing', async ({
  page,
}) => {
  await open(page, '/search')
  const isFirstOf = async (words: string, headline: string, count: string) => {
    await page.getByRole('searchbox').fill(words)
    await expect(page).toHaveURL(`/search?${new URLSearchParams({ q: words })}`)
    await expect(page.locator('main [aria-live]')).toHaveText(count)
    await expect(page.locator(headlines).first()).toHaveText(headline)
  }
  await isFirstOf('jon fosse', 'Jon Fosse får Nobelprisen i litteratur', '1 treff')
  await isFirstOf('folkeavstemning 1994', 'Norge sier nei til EU for andre gang', '1 treff')
  await isFirstOf('verdensarv', 'Bryggen i Bergen er verdensarv', '3 treff')
  // Where no story has them all, those that have some are found.
  await isFirstOf('mandela på sirkus', 'Mandela er fri etter 27 år', '1 treff')
  await isFirstOf('operaen bjorvika', 'Operaen åpner, og alle kan gå på taket', '1 treff')
  await page.getByRole('searchbox').fill('oljeeventyret på')
  await expect(page.locator('main [aria-live]')).toHaveText(/^Ingen treff/)
})

test('an excerpt has an ellipsis where more of the story stands before it or behind it, and only there', async ({
  page,
}) => {
  await open(page, '/search?q=norge')
  const hits = page.locator('main ol article')
  await expect(hits.first()).toBeVisible()
  const starts = new Set<boolean>()
  for (const hit of await hits.all()) {
    const [, cut, words] = /^(… )?(.*?) …$/s.exec((await hit.locator('p').first().textContent())!)!
    const slug = (await hit.locator('a').getAttribute('href'))!.slice('/a/'.length)
    const { lede } = (await (await page.request.get(`/${fileOf.article(slug)}`)).json()) as Article
    expect([words, cut]).toEqual([words, lede!.startsWith(words!.slice(0, 20)) ? undefined : '… '])
    starts.add(cut === undefined)
  }
  expect(starts).toEqual(new Set([true, false]))
})

test('English stories are found by English rules', async ({ page }) => {
  await open(page, '/search?language=en')
  await page.getByRole('searchbox').fill('launching')
  await expect(page.locator('main [aria-live]')).toHaveText(/treff$/)
  for (const name of ['Pluto', 'Voyager']) await expect(page.locator(headlines).filter({ hasText: name })).toBeVisible()
  for (const hit of await page.locator('main ol article').all()) await expect(hit).toHaveAttribute('lang', 'en')
})

test('it can be narrowed by topic, year and language', async ({ page }) => {
  await open(page, '/search?q=norge')
  await expect(page.locator('main [aria-live]')).toHaveText(/treff$/)
  const all = await page.locator(headlines).count()
  await page.getByLabel('År').selectOption('1994')
  await expect(page).toHaveURL(/q=norge&year=1994$/)
  await expect.poll(() => page.locator(headlines).count()).toBeLessThan(all)
  for (const time of await page.locator('main ol time').all())
    expect(await time.getAttribute('datetime')).toMatch(/^1994/)
  await page.getByLabel('År').selectOption('')
  await page.getByRole('combobox', { name: 'Språk' }).selectOption('nn')
  await expect.poll(() => page.locator('main ol article:not([lang=nn])').count()).toBe(0)
  await page.getByRole('combobox', { name: 'Emne' }).selectOption('sport')
  await expect(page).toHaveURL(/q=norge&topic=sport&language=nn$/)
})

test('whoever has no ø on the keyboard finds it; a word nobody wrote is not found for the real one in it', async ({
  page,
}) => {
  await open(page, '/search?q=bjorvika')
  await expect(page.locator(headlines).filter({ hasText: 'Operaen åpner' })).toBeVisible()
  await page.getByRole('searchbox').fill('stortingsgraut')
  await expect(page.locator('main [aria-live]')).toHaveText(/^Ingen treff/)
})

test('whoever has misspelt a word is offered the search that was meant, which finds something, and can go back', async ({
  page,
}) => {
  const edition = await openEdition({
    skip: story('Skipet Ever Given står fast', '2021-03-24', 'Kanalen er stengt. Ever så godt, sier eieren.'),
    ting: story(
      'Stortinget ventet',
      '2021-03-25',
      'Alle representantene ventet lenge på Ægir.\n\nEtter møtet gikk alle hjem.',
    ),
  })
  const status = page.locator('main [aria-live]')
  const offered = status.getByRole('link')
  const field = page.getByRole('searchbox')
  await open(page, `${edition.address}/search?year=2021`)
  for (const [words, meant] of [
    // A letter too many, one too few, a wrong one, two in each other's place; also where one of the words is found.
    ['stortingtet', 'Stortinget'],
    ['representatene', 'representantene'],
    ['Ever Gaven', 'Ever Given'],
    ['ægri møtet', 'Ægir møtet'],
    ['"ever gievn"', '"ever Given"'],
  ] as const) {
    await field.fill(words)
    await expect(status, words).toContainText(`Mente du ${meant}?`)
    // What was said before the offer came would be said again.
    await expect(status).not.toHaveAttribute('aria-atomic')
  }
  // No story has both, nothing is near, and both are found as they are.
  for (const words of ['stortinget givven', 'zyzzyva', 'kanalen representantene']) {
    await field.fill(words)
    await expect(status, words).toHaveText(/treff/)
    await page.waitForLoadState('networkidle')
    await expect(offered, words).toHaveCount(0)
  }
  await open(page, `${edition.address}/search?q=Ever+Gven&year=2021`)
  await offered.press('Enter')
  await expect(page).toHaveURL(`${edition.address}/search?q=Ever+Given&year=2021`)
  await expect(status).toHaveText('1 treff')
  await expect(field).toHaveValue('Ever Given')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  await expect(offered).toHaveText('Ever Given')
  await expect(field).toHaveValue('Ever Gven')

  await page.goto('about:blank')
  await edition.close()
})

test('what is not there is told, and so is an index that does not answer', async ({ page, mayFail }) => {
  await open(page, '/search?q=zyzzyva')
  await expect(page.locator('main [aria-live]')).toHaveText('Ingen treff på «zyzzyva». Prøv færre eller andre ord.')
  await page.getByRole('searchbox').fill('zyzzyva'.repeat(100))
  await expect(page.locator('main [aria-live]')).toHaveText(/^Ingen treff på «(zyzzyva){8}zyzz …»/)
  mayFail(/Failed to (load|fetch)|ERR_/)
  await page.route('**/search/**/*', (route) => route.abort())
  await page.getByRole('searchbox').fill('norge')
  await page.getByRole('button', { name: 'Søk', exact: true }).click()
  await open(page, '/search?q=norge')
  await expect(page.getByRole('alert')).toContainText('Søket svarer ikke')
  await page.unroute('**/search/**/*')
  await page.getByRole('button', { name: 'Prøv igjen' }).click()
  await expect(page.locator('main [aria-live]')).toHaveText(/treff$/)
})

test('a piece of the index that cannot be fetched is told of, and never taken for one without hits', async ({
  page,
  mayFail,
}) => {
  mayFail(/Failed to (load|fetch)|ERR_|503/)
  await open(page, '/search')
  await page.route('**/*.pf_index', (route) => route.fulfill({ status: 503 }))
  await page.getByRole('searchbox').fill('solspeil')
  await expect(page.getByRole('alert')).toContainText('Søket svarer ikke')
  await page.unroute('**/*.pf_index')
  await page.getByRole('button', { name: 'Prøv igjen' }).click()
  await expect(page.locator('main [aria-live]')).toHaveText('1 treff')
})

test('a program of the index that the host does not give is told of, and nothing is waited for in vain', async ({
  page,
  mayFail,
}) => {
  mayFail(/Failed to (load|fetch)|ERR_|404/)
  await page.route('**/wasm.*', (route) => route.fulfill({ status: 404 }))
  await open(page, '/search')
  await page.getByRole('searchbox').fill('solspeil')
  await expect(page.getByRole('alert')).toContainText('Søket svarer ikke')
  await page.unroute('**/wasm.*')
  await page.getByRole('button', { name: 'Prøv igjen' }).click()
  await expect(page.locator('main [aria-live]')).toHaveText('1 treff')
})

test('s and / go to the field from everywhere, and a story is reached by the keyboard alone', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('Mandela')
  await page.keyboard.press('Enter')
  await expect(page.locator('main [aria-live]')).toHaveText(/treff$/)
  await page.locator('main ol h2 a').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/a\//)
})

test('a filter chosen while the words are still being written loses neither', async ({ page }) => {
  await open(page, '/search')
  await page.getByRole('searchbox').fill('norge')
  await page.getByLabel('År').selectOption('1994')
  await page.waitForTimeout(600)
  await expect(page).toHaveURL(/q=norge&year=1994$/)
  await expect(page.getByLabel('År')).toHaveValue('1994')
})

test('words that are written, and a filter that is chosen, before the page is awake are searched for', async ({
  page,
}) => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/assets/{drawing,open,reader}-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/search?q=mandela&language=nb')
  await page.getByLabel('År').selectOption('1994')
  await page.getByRole('searchbox').pressSequentially('norge')
  letGo()
  await expect(page).toHaveURL(/\?q=norge&language=nb&year=1994$/)
  await expect(page.locator('main [aria-live]')).toHaveText(/treff$/)
  await expect(page.getByRole('searchbox')).toHaveValue('norge')
  await expect(page.getByLabel('År')).toHaveValue('1994')
})

test('a filter that nothing can be narrowed by narrows nothing, and one without words asks for some', async ({
  page,
}) => {
  await open(page, '/search?q=norge&topic=finnesikke&year=1312&language=tlh')
  await expect(page.locator('main [aria-live]')).toHaveText(/^\d+ treff$/)
  await page.getByRole('searchbox').fill('')
  await page.getByRole('combobox', { name: 'Emne' }).selectOption('kultur')
  await expect(page.locator('main [aria-live]')).toHaveText('Skriv et ord å søke etter.')
})

test('going back finds all the hits that were shown, and whoever asks for more goes on at the first of them', async ({
  page,
}) => {
  const hits = page.locator('main ol article')
  await open(page, '/search?q=norge')
  await expect(hits).toHaveCount(10)
  const told = await page.locator('main [aria-live]').evaluateHandle((region) => {
    const changes = new MutationObserver(() => undefined)
    changes.observe(region, { childList: true, characterData: true, subtree: true })
    return changes
  })
  const more = page.getByRole('button', { name: 'Vis flere treff' })
  await more.press('Enter')
  await expect.poll(() => hits.count()).toBeGreaterThan(10)
  await expect(hits.nth(10).getByRole('link')).toBeFocused()
  expect(await told.evaluate((changes) => changes.takeRecords().length), 'their number is not said again').toBe(0)
  const shown = await hits.count()
  await hits.nth(shown - 1).scrollIntoViewIfNeeded()
  const place = await page.evaluate(() => window.scrollY)
  await hits
    .nth(shown - 1)
    .getByRole('link')
    .press('Enter')
  await expect(page).toHaveURL(/\/a\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  await expect(hits).toHaveCount(shown)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(place - 3)
})

test('whoever has turned to something else is left there when more hits come', async ({ page }) => {
  const hits = page.locator('main ol article')
  await open(page, '/search?q=norge')
  await expect(hits).toHaveCount(10)
  let letGo: () => void = () => undefined
  const waiting = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/search/**', async (route) => {
    await waiting
    await route.continue()
  })
  await page.getByRole('button', { name: 'Vis flere treff' }).press('Enter')
  await page.getByRole('searchbox').focus()
  letGo()
  await expect.poll(() => hits.count()).toBeGreaterThan(10)
  await expect(page.getByRole('searchbox')).toBeFocused()
  // The same question again folds nothing.
  const shown = await hits.count()
  await page.getByRole('searchbox').press('Enter')
  await page.waitForTimeout(300)
  await expect(hits).toHaveCount(shown)
})

test('going back to an earlier question writes its words', async ({ page }) => {
  await open(page, '/search?q=norge')
  await expect(page.locator('main ol article')).toHaveCount(10)
  await page.getByRole('link', { name: 'Søk' }).click()
  await expect(page).toHaveURL(/\/search$/)
  await page.getByRole('searchbox').fill('oljefondet')
  await expect(page).toHaveURL(/q=oljefondet$/)
  await page.goBack()
  await expect(page).toHaveURL(/q=norge$/)
  await expect(page.getByRole('searchbox')).toHaveValue('norge')
})

test('languages are called the same by the publisher, the browser and in each language of the chrome', async ({
  page,
}) => {
  await page.goto(`${hardEdition}/search?lang=nn`)
  await hydrated(page)
  await expect(page.getByRole('combobox', { name: 'Språk' }).locator('option[value=se]')).toHaveText('Nordsamisk')
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('combobox', { name: 'Language' }).locator('option[value=se]')).toHaveText('Northern Sami')
})

test('a word and a figure are found also where a hyphen or a point joins their parts', async ({ page }) => {
  const text = 'Send en e-post til oss. Det kom 1.000 tilskuere.'
  const edition = await openEdition({ a: story('Mange kom', '2026-05-01', text) })
  for (const words of ['epost', 'e-post', '1000', '1.000']) {
    await open(page, `${edition.address}/search?q=${words}`)
    await expect(page.locator('main [aria-live]'), words).toHaveText('1 treff')
  }
  await page.goto('about:blank')
  await edition.close()
})

test('languages are chosen by their names, in the order of the alphabet', async ({ page }) => {
  await open(page, `${hardEdition}/search`)
  const options = page.getByRole('combobox', { name: 'Språk' }).locator('option')
  const names = (await options.allTextContents()).slice(1)
  expect(names).toContain('Arabisk')
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'nb')))
  for (const name of names) expect(name).toMatch(/^\p{Lu}/u)
})

test('the field keeps its width at twice the text size, and has its button below it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await open(page, '/search')
  const [field, button] = [page.getByRole('searchbox'), page.getByRole('button', { name: 'Søk', exact: true })]
  expect((await button.boundingBox())!.y).toBe((await field.boundingBox())!.y)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  expect((await field.boundingBox())!.width).toBeGreaterThan(280)
  expect((await button.boundingBox())!.y).toBeGreaterThan((await field.boundingBox())!.y)
})

test('a new story is found among many old ones with words that only begin alike, and whoever pastes the title of its page finds it first', async ({
  page,
}) => {
  const old = Array.from({ length: 160 }, (_, nth): [string, string] => [
    `gammel-${nth}`,
    nth < 80
      ? story(`En ny vei ${nth}`, '2021-05-01', 'Veien er ny, og kommunen er stolt av den.')
      : story(`Broen ${nth} er stengt`, '2021-05-01', 'Broen åpner igjen til høsten, sier kommunen.'),
  ])
  const edition = await openEdition({
    ...Object.fromEntries(old),
    raketter: story('Raketter før midnatt', '2026-01-01', 'Nyttårsrakettene gikk for tidlig opp.'),
    prover: story('Vannet er rent', '2026-01-02', 'Alle prøver viser at det er rent.'),
    eu: story('Nei til EU', '2021-05-02', 'Stemmene er talt.'),
    europa: story('Europa venter', '2021-05-03', 'Europa og europeerne venter på svar. Europa er stort.'),
  })
  for (const [words, first] of [
    ['nyttårsraketter', 'Raketter før midnatt'],
    ['Raketter før midnatt | Prøveavisa', 'Raketter før midnatt'],
    ['raketter torsdag kveld', 'Raketter før midnatt'],
    ['eu', 'Nei til EU'],
  ] as const) {
    await open(page, `${edition.address}/search?q=${encodeURIComponent(words)}`)
    await expect(page.locator(headlines).first(), words).toHaveText(first)
  }
  await page.goto('about:blank')
  await edition.close()
})

test('a story is found by what stands under its pictures and above its fact boxes, in words that may be broken and in large figures; no figure is found for another', async ({
  page,
}) => {
  const text =
    'Arbeids\u00ADmiljø\u00ADloven gjelder. Det koster 12 990 kroner.\n\n<aside><h3>Fakta om villaksen</h3><p>Den gyter i elver.</p></aside>\n\n' +
    '<table><caption>Fangst i Numedalslågen</caption><tr><td>Laks</td><td>150</td></tr></table>\n\nSkriv `<b>` og `a < b`.'
  const edition = await openEdition({ a: story('Loven endres', '2026-05-01', text) })
  for (const words of ['arbeidsmiljøloven', 'Arbeids\u00ADmiljøloven', '12990', '12 990', 'villaks', 'fangst', '<b>']) {
    await open(page, `${edition.address}/search?q=${encodeURIComponent(words)}`)
    await expect(page.locator('main [aria-live]'), words).toHaveText('1 treff')
    await expect(page.locator('main ol article p').first()).toHaveText(/^Arbeidsmiljøloven/)
  }
  await open(page, `${edition.address}/search?q=1500`)
  await expect(page.locator('main [aria-live]')).toHaveText(/^Ingen treff/)
  await page.goto('about:blank')
  await edition.close()
})

test('a short word is found in all its forms, and not in longer ones that only begin so unless nothing else is there', async ({
  page,
}) => {
  const edition = await openEdition({
    bru: story('Ei bru til fastlandet', '2026-05-01', 'Flyet kom, og EU betaler. Sjø og land er ett.'),
    bruene: story('Bruene skal males', '2026-05-02', 'Alle flyene står. Sjøen er blank.'),
    brua: story('Ny dag', '2026-05-03', 'Brua er stengt, og flya er på vei.'),
    bruk: story('Penger brukes opp', '2026-05-04', 'Det blir brudd i Europa. Flytoget er fullt, og sjøfolk venter.'),
  })
  await open(page, `${edition.address}/search`)
  for (const [words, count] of [
    ...['bru', 'brua', 'bruene', 'bruen', 'bruer'].map((form) => [form, 3] as const),
    ...['fly', 'flyene', 'flya', 'flyet'].map((form) => [form, 3] as const),
    ['sjøen', 2],
    ['eu', 1],
    ['bru europa', 1],
    ['brud', 1],
    ['eur', 1],
  ] as const) {
    await page.getByRole('searchbox').fill(words)
    await expect(page).toHaveURL(`${edition.address}/search?${new URLSearchParams({ q: words })}`)
    await expect(page.locator('main [aria-live]'), words).toHaveText(`${count} treff`)
  }
  await page.goto('about:blank')
  await edition.close()
})

test('a word is found within compounds, after the stories that have it alone; compounds are shown whole', async ({
  page,
}) => {
  const edition = await openEdition({
    henge: story('Turen går høyt', '2026-05-03', 'Den nye hengebrua er lang. Alle kan henge etter. Noen ropte c~^d.'),
    sammen: story('Fylkeskommunesammenslåing vedtatt', '2026-05-02', 'Naboene er enige om avtalen og et forslag.'),
    bru: story('Ei bru er stengt', '2026-05-01', 'Ei sammenslåing i fylket ga slag i slag. Kommunen er fylkeskommune.'),
  })
  for (const [words, ...inOrder] of [
    ['bru', 'Ei bru er stengt', 'Turen går høyt'],
    ['hengebru', 'Turen går høyt'],
    ['sammenslåing', 'Ei bru er stengt', 'Fylkeskommunesammenslåing vedtatt'],
    // A word that is put before others makes no compounds: forslag.
    ['slag', 'Ei bru er stengt'],
  ] as const) {
    await open(page, `${edition.address}/search?q=${encodeURIComponent(words)}`)
    await expect(page.locator('main ol h2'), words).toHaveText(inOrder)
  }
  await open(page, `${edition.address}/search?q=bru&lang=nn`)
  const found = page.locator('main ol article').last().locator('p').first()
  await expect(found).toHaveText('Den nye hengebrua er lang. Alle kan henge etter. Noen ropte c~^d.')
  await expect(found.locator('mark')).toHaveText('hengebrua')
  await page.goto('about:blank')
  await edition.close()
})
