import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

const organisations = 'menneskerettighetsorganisasjonene'

/** Stories that are hard to set: the longest words, no picture, forty sections, one sentence, tables and code past any screen. */
const stories: Record<string, string> = {
  'lange-ord.md': `---
title: ${organisations[0]!.toUpperCase()}${organisations.slice(1)} og arbeidsmarkedsopplæringsinstitusjonene
kicker: Minoritetsspråkopplæringsordningene
lede: Sannsynlighetsmaksimeringsestimatorene forutsetter flerårighetsperspektivering.
byline: Fylkestrafikksikkerhetsutvalgssekretariatsleder
language: nb
topics: [Fylkestrafikksikkerhetsutvalgssekretariatslederfunksjonene, Språk]
---

Spesialistutdanningskandidatgruppene og ${organisations} møtes.

– Fylkestrafikksikkerhetsutvalgssekretariatslederfunksjonene er lagt ned, sies det. Det står i https://eksempel.example/en/adresse/som/aldri/tar/slutt/og/som/ingen/kan/dele/noe/annet/sted/enn/midt/i.

– Ja.

## ${organisations[0]!.toUpperCase()}${organisations.slice(1)}

| Kolonne | Enda en kolonne | Den tredje kolonnen | Den fjerde kolonnen | Den femte kolonnen | Den sjette |
| --- | --- | --- | --- | --- | --- |
| ${organisations} | 1 | 2 | 3 | 4 | 5 |

\`\`\`
const enLinjeSomErForLang = 'og som derfor må kunne rulles for seg selv, uten at siden den står på blir bredere av det'
\`\`\`

<aside><h3>Fakta om ${organisations}</h3><p>${organisations}</p></aside>
`,
  'en-setning.txt': 'Dette er hele saken, og mer er det ikke å si om den.\n',
  'forti-avsnitt.md': `---
title: Forti avsnitt
language: nb
published: 2020-01-02
topics: [Språk]
image: { src: en.png, alt: En blå flate, caption: Det første bildet, credit: 'Foto: oss' }
---

${Array.from({ length: 40 }, (_, place) => `## Avsnitt nummer ${place + 1}\n\n${paragraph(place)}\n\n${paragraph(place + 3)}\n${place === 4 ? '\n![En grønn flate](to.png "Det andre bildet")\n' : ''}${place === 9 ? '\n![En rød flate](tre.png)\n' : ''}`).join('\n')}
`,
  'noter.md': `---
title: Sitater og fotnoter
language: nb
published: 2020-11-27T09:00:00+01:00
topics: [Språk]
---

Det første står i kilden.[^a] Det andre også,[^b] og det første igjen.[^a]

> Dette er sagt av noen som ikke brukte anførselstegn.

> «Dette har sine egne.»

> *«Dette har sine egne, og er uthevet.»*

> **– Dette er det noen som sier høyt.**

> Dette er sitert som en liste:
>
> - først det ene
> - så det andre

<ol type="A" reversed><li>Bokstaven B</li><li>Bokstaven A</li></ol>

<ol type="i"><li>Romertallet i</li></ol>

Hun sa <q>det holder</q>, og han svarte <q lang="en">so it is</q>.

| År | Kroner | Merknad |
| --- | ---: | ---: |
| 2019 | 885 000 000 | ${paragraph(1)} |

[^a]: Den første kilden.
[^b]: Den andre kilden, som er lengre.
`,
  'arabisk.md': `---
title: القراءة من اليمين إلى اليسار
kicker: لغة
lede: نص قصير كُتب ليُظهر أن الصحيفة تعرض العربية كما ينبغي.
language: ar
published: 2020-01-05
dateline: القاهرة
topics: [Språk]
image: { src: en.png, alt: سطح أزرق, caption: الصورة الأولى }
---

يبدأ السطر من اليمين وينتهي إلى اليسار، وتبقى الأرقام مثل 1994 كما هي.

وقال أحدهم: <q lang="en">so it is, (1994).</q>

## الفقرة الأولى

- الأول
- الثاني

| السنة | الفرق | المجموع |
| ----- | ----- | ------: |
| 2019 | -5 % | 1 200 000 |
`,
  'davvisamegiella.md': `---
title: Davvisámegiella
language: se
published: 2020-01-06
topics: [Språk]
---

Buorre beaivi.
`,
  'portrett.md': withPictures('portrett', 'lite'),
  'lite.md': withPictures('lite', 'smalt'),
  'smalt.md': withPictures('smalt', 'portrett'),
  'pa-svensk.md': `---
title: Ett citat på svenska
language: sv
published: 2020-01-03
topics: [Språk]
---

Ett stycke på svenska, så att det finns något att läsa före citatet.

> Det är inte sant.
`,
  'in-english.md': `---
title: A quotation in English
language: en
published: 2020-01-04
topics: [Språk]
---

A paragraph of English, so that there is something to read before the quotation.

> Somebody said this without any marks.
`,
}

function withPictures(name: string, other: string): string {
  return `---
title: Saken med et bilde som er ${name}
lede: Ingressen er her for at det skal stå noe mellom tittelen og bildet.
language: nb
published: 2020-01-07
topics: [Språk]
image: { src: ${name}.png, alt: En flate, caption: '${`Bildet slik det er, verken større eller skåret til. `.repeat(4).trim()}', credit: 'Foto: oss' }
---

${paragraph(1)} Dette bildet er ${name}.

![En flate til](${other}.png "Et annet bilde, i teksten")

${paragraph(2)}
`
}

function paragraph(place: number): string {
  const words = 'Her står det noe om saken som er langt nok til å fylle noen linjer på en vanlig side'
  return `${words}, avsnitt for avsnitt, til nummer ${place}. ${words}. ${words}, og mer enn det trengs ikke.`
}

/** Writes the hard newsroom into `folder`, with its pictures. */
export async function writeHardNewsroom(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [file, text] of Object.entries(stories)) await writeFile(path.join(folder, file), text)
  for (const [name, background, width, height] of [
    ['en', '#3366cc', 1200, 800],
    ['to', '#2e8b57', 1200, 800],
    ['tre', '#b03030', 1200, 800],
    ['portrett', '#8a5a2b', 1000, 1500],
    ['lite', '#5b3c88', 200, 150],
    ['smalt', '#2b6f6f', 60, 3000],
  ] as const) {
    await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toFile(path.join(folder, `${name}.png`))
  }
  const settings = { name: 'Fylkesspråkposten', topics: ['Språk'], accent: '#ffcc00' }
  await writeFile(path.join(folder, 'lesesal.json'), JSON.stringify(settings))
}
