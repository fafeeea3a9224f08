import 'i18next'
import type nb from './nb.json'
import type nbOnDemand from './nbOnDemand.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof nb & typeof nbOnDemand }
  }
}
