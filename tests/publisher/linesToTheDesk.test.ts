import { describe, expect, test } from 'vitest'
import { only, readFile, readMd, readText, textOf } from './reading.ts'

const [first, second] = [
  'Kommunestyret vedtok tirsdag kveld å bygge bru over Sundet etter en lang debatt i salen.',
  'Det er bra for alle som bor der, sier ordføreren etter møtet i kommunestyret.',
]
const page = (top: string, headline = 'Ny bru') =>
  readFile(
    `<!DOCTYPE html><html lang="nb"><head><title>Bru</title><meta property="og:type" content="article"></head><body><article><h1>${headline}</h1>${top}<div><p>${first}</p><p>${second}</p><p>${first} To.</p></div></article></body></html>`,
    'sak.html',
  )
const held = ({ stories }: Awaited<ReturnType<typeof readMd>>) =>
  stories.map(({ standing }) => (standing.status === 'usable' ? standing.embargo : standing.status))

describe('a line to the desk', () => {
  test.each([
    ['SPERREFRIST! Denne saken må ikke publiseres før 1. januar 2041 kl. 06.00.', { until: '2041-01-01' }],
    ['Sperrefrist: Saken kan publiseres 12. mars 2041 kl. 06.00', { until: '2041-03-12' }],
    ['SPERREFRIST: 1. januar 2041 kl. 06.00. Kontakt: Kari Nordmann, tlf. 22 22 22 22', { until: '2041-01-01' }],
    ['SPERREFRIST: 1. januar 2041 kl. 06.00 – gjelder også nett og sosiale medier', { until: '2041-01-01' }],
    ['NB! Saken har sperrefrist til 1. januar 2041 kl. 06.00.', { until: '2041-01-01' }],
    ['PRESSEMELDING 1. MAI 2024 – SPERREFRIST 1. JANUAR 2041 KL. 06.00', { until: '2041-01-01' }],
    ['STRENGT EMBARGO TIL 12.03.2041 KL 06:00', { until: '2041-03-12' }],
    ['Not for publication, broadcast or use before 12 March 2041', { until: '2041-03-12' }],
    ['HOLD FOR RELEASE: March 12, 2041, 6 a.m. ET', { until: '2041-03-12' }],
    ['FOR RELEASE 1 March 2041', { until: '2041-03-01' }],
    ['Kan offentliggjøres først 15. mars 2041 kl. 0600', { until: '2041-03-15' }],
    ['Saken er sperret til 12. mars 2041', { until: '2041-03-12' }],
    ['Embargo opphører 3. mars 2041 kl. 10', { until: '2041-03-03' }],
    ['Ikke publiser – venter på sitatsjekk', { until: null }],
    ['Ikke publiser denne ennå!', { until: null }],
    ['Publiser ikke før mandag', { until: null }],
    ['OBS! Ikke publiser før avtalt', { until: null }],
    ['Til desken: sperrefrist fredag kl. 12', { until: null }],
    ['Sperrefrist: når talen holdes', { until: null }],
    ['EMBARGO UNTIL FURTHER NOTICE', { until: null }],
    ['EMBARGOED UNTIL DELIVERY', { until: null }],
    ['EMBARGO: For use in Friday’s papers', { until: null }],
    ['KLAUSULERT: Offentliggjøres torsdag kl. 10', { until: null }],
    ['KLADD: må leses av Kari', 'withheld'],
    ['ikke publiser før fredag', { until: null }],
    ['utkast', 'withheld'],
    ['Under strict embargo until 5 January 2041', { until: '2041-01-05' }],
    ['OBS! OBS! IKKE PUBLISER', { until: null }],
    ['INTERN – ikke publiser', { until: null }],
    ['Konfidensielt – ikke for publisering', { until: null }],
    ['NB! Sperret til 1. januar 2041', { until: '2041-01-01' }],
    ['Ikke publiser før jus har godkjent', { until: null }],
    ['DO NOT PUBLISH UNTIL CLEARED BY LEGAL', { until: null }],
    ['Embargo: check against delivery', { until: null }],
    ['Embargo until delivered', { until: null }],
    ['Sperrefrist til pressekonferansen er slutt', { until: null }],
    ['Sperrefrist – vent til mandag', { until: null }],
    ['Sperrefrist: når talen er holdt.', { until: null }],
    ['Sperrefrist: 1. mai 2020, utsatt til 3. januar 2041', { until: '2041-01-03' }],
    ['EMBARGO: 1 May 2020, extended to 3 January 2041', { until: '2041-01-03' }],
    ['Ikke publiser før 3. januar 2041, takk', { until: '2041-01-03' }],
    ['Embargo: 3 January 2041 Sydney time', { until: '2041-01-03' }],
    ['Embargo fra 1. desember 2040', { until: '2040-12-01' }],
    ['Frigis: 1.1.2041 kl. 12', { until: '2041-01-01' }],
    ['Frigis 1. januar 2041 kl. 06.00', { until: '2041-01-01' }],
    ['FRIGJØRES 1. JANUAR 2041', { until: '2041-01-01' }],
    ['(Sperret for publisering til 1. januar 2041)', { until: '2041-01-01' }],
    ['Sperret for publisering', { until: null }],
    ['Skal ikke ut før 1. januar 2041 kl. 06.00', { until: '2041-01-01' }],
    ['NB! Saken må ikkje ut før fredag kl. 06.00', { until: null }],
    ['NB! Må ikke offentliggjøres før 1. januar 2041 kl. 0600', { until: '2041-01-01' }],
    ['Ikke for offentliggjøring', { until: null }],
    ['SAKEN ER IKKE KLAR FOR PUBLISERING – venter på tilsvar', { until: null }],
    ['SPERRET TIL 01.01.2041 KL 0600', { until: '2041-01-01' }],
  ])('holds its story wherever it stands near an edge: “%s”', async (line, standing) => {
    const readings = await Promise.all([
      readText(`${line}\n\nNy bru\n\n${first}\n\n${second}\n`),
      readText(`Ny bru\n\n${first}\n\n${second}\n\n${line}\n`),
      readMd(`# Ny bru\n\n${line}\n\n${first}\n\n${second}\n`),
      readMd(`# Ny bru\n\n${first}\n\n${line}\n\n${second}\n\n${first} To.\n`),
      // On a page a word beside the text is a topic.
      ...(line === 'utkast' ? [] : [page(`<p>${line}</p>`)]),
    ])
    for (const reading of readings) {
      expect(held(reading)).toEqual([standing])
      expect(only(reading).headline).toBe('Ny bru')
      expect(textOf(only(reading))).not.toContain(line)
    }
  })

  test.each([
    'Boka publiseres 12. mars 2041.',
    'Rapporten offentliggjøres 15. mars 2041.',
    'EU-embargoen mot Russland varer til 31. juli 2041.',
    'The arms embargo on Sudan runs until 12 March 2041.',
    'NTB sendte ut saken med sperrefrist 12. mars 2024, men en avis brøt den.',
    'Sperrefristen for nominasjoner er 1. mars 2041.',
    'Veien er sperret til 12. mars 2041.',
    'Dommen kan offentliggjøres først 15. mars, sier retten.',
    'Ikke publiser bilder av andre uten å spørre',
    'Ikke publiser før du har tenkt deg om',
    '– Ikke publiser! Det er farlig, sier hun',
    'Ikke publiser! Det var beskjeden fra politiet.',
    'For release in cinemas on 12 March 2041, says the company.',
    'Saken publiseres ikke av hensyn til familien.',
    'Rapporten skal ikke offentliggjøres.',
    'Sperret til 12. mars 2041',
    'Denne saken er publisert i samarbeid med NTB.',
    'Artikkelen er også publisert i bladet 12. mars 2024.',
    'Sperrefrist: ingen',
    'Kua skal ikke ut før 1. mai 2041, sier bonden.',
    'Skal ikke ut før søndag',
    'Sperrefrist: opphevet',
    'Sperrefrist: utløpt 20. november 2025',
    'EMBARGO: NONE',
    'KLADD: NEI',
    'Ikke publiser! ropte han',
    'Do not publish! he shouted',
    'Sperrefrist! Det var ordet alle ventet på den kvelden.',
    'Sperrefrist: tidspunktet da en nyhet kan komme ut.',
    'Sperrefrist: Tidspunktet en sak kan komme ut',
    'Sperrefrist! ropte han',
    'Sperrefrist til fredag ga avisene tid til å lese.',
    'OBS! Sperret til 12. mars 2041: Fjellovergangen',
    'For release 5. januar 2041: nye frimerker',
    'Frigis etter 20 år i fengsel',
    'Frigis 5. mai 2041 etter 20 år i fengsel',
    'Fangene frigis 1. januar 2041.',
    'Sperret for trafikk til 1. januar 2041',
  ])('is no sentence of the news: “%s”', async (line) => {
    for (const reading of [
      await readText(`Ny bru\n\n${first}\n\n${second}\n\n${line}\n`),
      await readMd(`# Ny bru\n\n${line}\n\n${first}\n\n${second}\n`),
    ]) {
      expect(held(reading)).toEqual([null])
      expect(textOf(only(reading))).toContain(line)
    }
  })

  test.each([
    'Embargo 2040-01-05',
    'Embargo 2040-01-05 12:00',
    'Embargo (2040-01-05)',
    'Embargo, 2040-01-05',
    'Embargo 2040/01/05',
    'Embargo 1200',
    'Embargo 2040-41',
    'Embargo mandag',
    'Embargo, fredag',
    'Embargo i morgen',
    'Embargo tomorrow',
    'Embargo Friday noon',
    'Embargo midnatt',
    'Embargo fra i dag til mandag',
  ])('names a time to come: “%s”', async (line) => {
    const until = /-05/.test(line) ? '2040-01-05' : null
    for (const reading of [
      await readText(`Ny bru\n\n${line}\n\n${first}\n\n${second}\n`),
      await readText(`Ny bru\n\n${first}\n\n${second}\n\n${line}\n`),
      await readMd(`# Ny bru\n\n${first}\n\n${second}\n\n> ${line}\n`),
      await page(`<p>${line}</p>`),
    ])
      expect(held(reading)).toEqual([{ until }])
  })

  test('leaves the lines around it apart', async () => {
    const reading = await page('<p>Ring Kari.<br>SPERREFRIST 1. januar 2041<br>Ring Ola.<br>Skynd dere.</p>')
    expect(held(reading)).toEqual([{ until: '2041-01-01' }])
    expect(textOf(only(reading))).toContain('Ring Kari.\nRing Ola.\nSkynd dere.')
  })

  test('names a day to come, be it near', async () => {
    const soon = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    expect(held(await readMd(`# Ny bru\n\nEmbargo ${soon}\n\n${first}\n`))).toEqual([{ until: soon }])
  })

  test.each([
    'IKKE PUBLISER – ringte 20. november 2025, venter på svar',
    'Sperrefrist: når talen fra 20. november 2025 er trykt',
    'IKKE PUBLISER: Kari ringte 20. november 2025',
    'Sperrefrist: Fredag 4. desember kl. 06.00 (mottatt 20. november 2025)',
    'Sperrefrist fredag 4. desember kl. 06.00 (mottatt 20. november 2025)',
  ])('is not lifted by a day on which something else was: “%s”', async (line) => {
    for (const reading of [
      await readText(`${line}\n\nNy bru\n\n${first}\n\n${second}\n`),
      await readMd(`# Ny bru\n\n${first}\n\n${second}\n\n${line}\n`),
    ])
      expect(held(reading)).toEqual([{ until: null }])
  })

  test.each(['DRAFT: Carlsberg 79 kroner', 'EMBARGO: Spillefilm fra Cuba, 2019.', 'UTKAST: roman, 2021'])(
    'is no label within a text: “%s”',
    async (line) => {
      for (const reading of [
        await readText(`Ny bru\n\n${first}\n\n${second}\n\n${line}\n\n${first} To.\n`),
        await readMd(`# Ny bru\n\n${first}\n\n${second}\n\n${line}\n\n${first} To.\n`),
      ]) {
        expect(held(reading)).toEqual([null])
        expect(textOf(only(reading))).toContain(line)
      }
    },
  )

  test.each([
    'Embargo fra 5. desember',
    'Embargo in 1962',
    'Embargo 1962–2016',
    'Embargo, 7 February 1962',
    'Embargo in effect from 7 February 1962',
    'Embargo oppheves 5. januar 2016',
    'Ikke publiser bilder av andre',
  ])('is no sub-heading, bold line or entry of a list about an embargo: “%s”', async (line) => {
    const above = `# Ny bru\n\n${first}\n\n`
    for (const reading of [
      await readText(`Ny bru\n\n${first}\n\n${line}\n\n${second}\n\n${first} To.\n`),
      await readMd(`${above}## ${line}\n\n${second}\n`),
      await readMd(`${above}**${line}**\n\n${second}\n`),
      await readMd(`${above}- ${line}\n- Embargo ends 3 March 2041\n`),
    ]) {
      expect(held(reading)).toEqual([null])
      expect(textOf(only(reading))).toContain(line)
    }
  })

  test.each(['## Utkast 1', '**Utkast 1**'])(
    'is none of several numbered drafts a story tells of: “%s”',
    async (line) =>
      expect(held(await readMd(`# Loven\n\n${first}\n\n${line}\n\n${first}\n\n## Utkast 2\n\n${second}\n`))).toEqual([
        null,
      ]),
  )

  test('leaves the headings of its story the rank they have', async () => {
    const body = `# Ny bru\n\n${first}\n\n## Bakgrunn\n\n${second}\n\n### Kostnader\n\n${first} To.\n`
    const levels = async (text: string) => only(await readMd(text)).sections.map(({ level }) => level)
    expect(await levels(`Sperrefrist: 1. januar 2025 kl. 06.00\n\n${body}`)).toEqual(await levels(body))
    expect(await levels(body)).toContain(3)
  })
})

describe('a label on a headline', () => {
  test.each([
    ['SPERREFRIST 1. januar 2041: Ny bru', { until: '2041-01-01' }],
    ['SPERREFRIST 1. januar 2041 kl. 12: Ny bru', { until: '2041-01-01' }],
    ['EMBARGOED UNTIL 1 JANUARY 2041: Ny bru', { until: '2041-01-01' }],
    ['Ny bru (SPERREFRIST 1. JANUAR 2041 KL. 06.00)', { until: '2041-01-01' }],
    ['Ny bru (embargo til 1. januar 2041)', { until: '2041-01-01' }],
    ['SPERREFRIST 06.00: Ny bru', { until: null }],
    ['EMBARGO: Ny bru', { until: null }],
    ['[EMBARGO] Ny bru', { until: null }],
    ['IKKE PUBLISER: Ny bru', { until: null }],
    ['KLADD: Ny bru', 'withheld'],
    ['UTKAST – Ny bru', 'withheld'],
    ['[UTKAST] Ny bru', 'withheld'],
    ['Sperrefrist 1. januar 2041: Ny bru', { until: '2041-01-01' }],
    ['Embargo 2041-01-01: Ny bru', { until: '2041-01-01' }],
    ['NB! SPERREFRIST 1. januar 2041: Ny bru', { until: '2041-01-01' }],
    ['OBS! SPERREFRIST FREDAG 06.00: Ny bru', { until: null }],
    ['[Sperrefrist 1. januar 2041] Ny bru', { until: '2041-01-01' }],
    ['Ny bru, SPERREFRIST 1. januar 2041', { until: '2041-01-01' }],
    ['[Kladd] Ny bru', 'withheld'],
    ['(utkast) Ny bru', 'withheld'],
    ['Ny bru – KLADD', 'withheld'],
    ['⚠️ KLADD: Ny bru', 'withheld'],
  ])('in capitals or brackets holds the story and is no part of the headline: “%s”', async (headline, standing) => {
    for (const reading of [
      await readText(`${headline}\n\n${first}\n\n${second}\n`),
      await readMd(`# ${headline}\n\n${first}\n\n${second}\n`),
      await readMd(`---\ntitle: "${headline}"\n---\n\n${first}\n\n${second}\n`),
      await page('', headline),
    ]) {
      expect(held(reading)).toEqual([standing])
      expect(only(reading).headline).toBe('Ny bru')
    }
  })

  test.each([
    'Embargo: slik virker våpenhvilen',
    'Sperrefrist: Derfor venter avisene',
    'Embargo 1973',
    'Embargo 1. januar 2024: fisk',
    'Embargo ends 5 January 2041, officials say',
    'Kan ikke publiseres før 2041',
    'Artikkelen kan ikke publiseres',
    'Utkast: Slik kan sentrum bli',
    'Reglement for klubben (utkast)',
    'NBA DRAFT: Laget velger Hansen',
    'Do not publish names of victims, police say',
    'Sperret til 2041: Fjellovergangen',
    'Ikke publiser alt du ser: slik tenker redaktøren',
    'Saken er klausulert til 2041',
  ])('is no word that the news begins with: “%s”', async (headline) => {
    for (const reading of [
      await readText(`${headline}\n\n${first}\n\n${second}\n`),
      await readMd(`# ${headline}\n\n${first}\n\n${second}\n`),
      await page('', headline),
    ]) {
      expect(held(reading)).toEqual([null])
      expect(only(reading).headline).toBe(headline)
    }
  })
})

test('a line that says when it was sent holds where it is all that may be a headline', async () =>
  expect(
    held(await readText(`Sperrefrist: 4. desember 2041 (sendt 20. november 2025)\n\n${first}\n\n${second}\n`)),
  ).toEqual([{ until: '2041-12-04' }]))

test.each(['SPERREFRIST: 1. januar 2041 kl. 06.00', 'SPERREFRIST: 1. januar 2041 kl. 06.00\nGJELDER: Alle medier'])(
  'a line to the desk holds on either side of lines that stand one by one: %j',
  async (line) => {
    const rows = Array.from({ length: 9 }, (_, row) => `Kamp ${row}, som ble spilt i regnvær: Prøve–Vågan 2–1`).join(
      '\n',
    )
    const above = await readText(['Ny bru', rows, line, first, second, first, second].join('\n\n'))
    const below = await readText(['Ny bru', ...Array(9).fill(first), line, rows].join('\n\n'))
    expect([...held(above), ...held(below)]).toEqual([{ until: '2041-01-01' }, { until: '2041-01-01' }])
  },
)

test('a label holds a headline of any length', async () => {
  const headline = `Ny bru ${'over fjorden '.repeat(10)}åpner`
  for (const reading of [
    await readText(`SPERREFRIST 1. januar 2041: ${headline}\n\n${first}\n\n${second}\n`),
    await readMd(`# SPERREFRIST 1. januar 2041: ${headline}\n\n${first}\n\n${second}\n`),
  ])
    expect(held(reading)).toEqual([{ until: '2041-01-01' }])
})

describe('what no reader sees', () => {
  const note = 'SPERREFRIST: 1. januar 2041'

  test.each([
    `# Ny vei <!-- ${note} -->`,
    `# Ny vei\n\nAv Kari <!-- ${note} -->`,
    `<!-- Fra Kari: ${note}. Ring meg! -->\n\n# Ny vei`,
    `{% comment %}${note}{% endcomment %}\n\n# Ny vei`,
    `{% if false %}${note}{% endif %}\n\n# Ny vei`,
    `{{< comment >}}${note}{{< /comment >}}\n\n# Ny vei`,
    `{{/* ${note} */}}\n\n# Ny vei`,
    `{::comment}${note}{:/comment}\n\n# Ny vei`,
    `# Ny vei\n\n%% ${note} %% Veien åpner.`,
    `[//]: # (${note})\n\n# Ny vei`,
    `[comment]: # (${note})\n\n# Ny vei`,
    `# Ny vei\n\n<div hidden>${note}</div>`,
    `# Ny vei\n\n<p style="display:none">${note}</p>`,
    `# Ny vei\n\n<dl><dt>Sperrefrist</dt><dd>1. januar 2041</dd></dl>`,
  ])('holds a Markdown text: %j', async (top) =>
    expect(held(await readMd(`${top}\n\n${first}\n\n${second}\n`))).toEqual([{ until: '2041-01-01' }]),
  )

  test.each([
    `<p hidden>${note}</p>`,
    `<div hidden><p>${note}</p></div>`,
    '<dl><dt>Sperrefrist</dt><dd>1. januar 2041</dd></dl>',
    '<table><tr><td>Sperrefrist</td><td>1. januar 2041</td></tr></table>',
  ])('holds a web page, and so does a row of a form: %s', async (top) =>
    expect(held(await page(top))).toEqual([{ until: '2041-01-01' }]),
  )

  test.each([
    '<!-- Ikke publiser! Sendt til jus 20.11.2025, venter på svar -->',
    '<!-- Ikke publiser før fredag, Kari må lese -->',
  ])('holds it without end where it names no day to come out: %s', async (top) =>
    expect(held(await readMd(`# Ny vei\n\n${top}\n\n${first}\n\n${second}\n`))).toEqual([{ until: null }]),
  )

  test.each([
    '<!-- Embargoen mot Russland: sjekk tallene -->',
    '<!-- Kladd til ingress: Ny vei åpner -->',
    '<!-- Ikke publiser bildet av barnet -->',
    '<!-- Ikke publiser til Facebook -->',
    '<!-- Sperrefrist: ingen -->',
    '[//]: # (Husk bilde av brua)',
    '<div hidden>Mer om embargo mot Russland</div>',
  ])('holds nothing where it is about something else: %s', async (top) =>
    expect(held(await readMd(`# Ny vei\n\n${top}\n\n${first}\n\n${second}\n`))).toEqual([null]),
  )

  test('holds no page that links to a story about an embargo', async () =>
    expect(held(await page('<aside><a href="/x"><h3>Embargo 1. januar 2041</h3></a></aside>'))).toEqual([null]))
})
