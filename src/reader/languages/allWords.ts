import type { InterfaceLanguage } from '#article/language.ts'
import en from './en.json' with { type: 'json' }
import type { Words } from './languages.ts'
import nb from './nb.json' with { type: 'json' }
import nbOnDemand from './nbOnDemand.json' with { type: 'json' }
import nn from './nn.json' with { type: 'json' }

/** Every language at hand, where nothing is downloaded: for prerendering and tests. */
export const allWords: Record<InterfaceLanguage, Words> = {
  nb: {
    ...nb,
    ...nbOnDemand,
    reading: { ...nb.reading, ...nbOnDemand.reading },
    mostViewed: { ...nb.mostViewed, ...nbOnDemand.mostViewed },
  },
  nn,
  en,
}
