/**
 * The page's words. One file a language, all with the same keys as `en.js`; what a file lacks is said in English.
 * `{name}` in a text is replaced; a text with several forms (`one`, `other`, …) is picked by `n`.
 */
import en from './en.js'

const OTHERS = {de: () => import('./de.js')}

let words = en
let plural = new Intl.PluralRules('en')
export let language = 'en'
export let locale = 'en-GB'

/** Picks the first language that the viewer asks for and there is; `?lang=` asks before the browser does. */
export async function load() {
  const asked = new URLSearchParams(location.search).get('lang')
  for (const tag of [asked, ...navigator.languages].filter(Boolean)) {
    const base = tag.toLowerCase().split('-')[0]
    if (base !== 'en' && !OTHERS[base]) continue
    words = base === 'en' ? en : (await OTHERS[base]()).default
    language = base
    locale = tag === 'en' ? 'en-GB' : tag
    break
  }
  plural = new Intl.PluralRules(locale)
  document.documentElement.lang = language
}

/** The text of a key such as `venue.title`; the key itself where there is none. */
export function t(key, values = {}) {
  let text = find(words, key) ?? find(en, key) ?? key
  if (typeof text === 'object') text = text[plural.select(values.n ?? 0)] ?? text.other ?? key
  return text.replace(/\{(\w+)\}/g, (whole, name) => written(values[name]) ?? whole)
}

/** The text of a key made of a symbol, such as `state.STREAMING`; the symbol in small letters where there is none. */
export function symbol(group, name) {
  const key = `${group}.${name}`
  const text = t(key)
  return text === key ? String(name ?? '').toLowerCase().replaceAll('_', ' ') : text
}

const written = value => (typeof value === 'number' ? value.toLocaleString(locale) : value)

const find = (tree, key) => key.split('.').reduce((branch, part) => branch?.[part], tree)
