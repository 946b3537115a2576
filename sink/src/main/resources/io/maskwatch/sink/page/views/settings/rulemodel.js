/** Rules as the API has them: kinds and urgency as symbols, lengths of time such as 30s. Pure. */

export const KINDS = [
  {kind: 'unmasked-person', on: ['site', 'camera']},
  {kind: 'low-compliance', on: ['site', 'camera', 'area'], unit: 'rate', openAt: 0.7, closeAt: 0.8},
  {kind: 'overcrowded', on: ['site', 'camera', 'area'], unit: 'people', openAt: 30, closeAt: 25},
  {kind: 'camera-silent', on: ['site', 'camera']},
  {kind: 'camera-unfit', on: ['site', 'camera'], unit: 'share', openAt: 0.5, closeAt: 0.4},
  {kind: 'pipeline-behind', on: ['site'], unit: 'seconds', openAt: 15, closeAt: 7.5},
]

const SAMPLED = new Set(['low-compliance', 'camera-unfit', 'pipeline-behind'])

/** The symbol of a kind, as alerts have it. */
export const kindSymbol = kind => kind.toUpperCase().replaceAll('-', '_')

/** Which values a rule of this kind has. */
export function fieldsOf(rule) {
  const known = KINDS.find(({kind}) => kind === normal(rule.kind))
  return {unit: known?.unit ?? null, sampled: SAMPLED.has(normal(rule.kind))}
}

export const normal = kind => String(kind).toLowerCase().replaceAll('_', '-')

export function blank(kind, rules) {
  const taken = new Set(rules.map(rule => rule.id))
  let id = kind
  for (let number = 2; taken.has(id); number++) id = `${kind}-${number}`
  const {openAt, closeAt} = KINDS.find(one => one.kind === kind)
  return {id, kind: kindSymbol(kind), enabled: true, severity: 'WARNING', dwell: '10s', coolDown: '1m', ...(openAt === undefined ? {} : {openAt, closeAt})}
}

/** What is sent: what a rule leaves out stays out. */
export function toSend({subject, revision, inForce, ...settings}) {
  const given = rule => Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== '' && value !== null && value !== undefined))
  return {...settings, rules: settings.rules?.map(given) ?? null}
}
