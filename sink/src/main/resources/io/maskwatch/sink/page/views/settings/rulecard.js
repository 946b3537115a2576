/** One rule, to read or to change. */
import {html} from '/lib/lit-html/lit-html.js'
import {field, picker, tick} from '../../parts/field.js'
import {symbol, t} from '../../texts/index.js'
import {scheduleFields, scheduleText} from './schedule.js'
import {fieldsOf, kindSymbol, normal} from './rulemodel.js'

const SEVERITIES = ['information', 'warning', 'critical']
const shown = value => (value === null || value === undefined || value === '' ? '–' : value)

export function ruleCard(rule, {mayEdit, error, set, drop}) {
  const {unit, sampled} = fieldsOf(rule)
  const names = [...(unit ? ['openAt', 'closeAt'] : []), 'dwell', 'closeDwell', 'coolDown', ...(sampled ? ['minimumSample'] : []), 'maximumPerHour']
  return html`<fieldset class="rule ${rule.enabled === false ? 'off' : ''}" data-test="rule" data-rule=${rule.id}>
    <legend class="unseen">${rule.id}</legend>
    <div class="rule-head"><h3>${symbol('kind', kindSymbol(rule.kind))}</h3><span class="quiet-text">${rule.id}</span>
      ${mayEdit ? html`${tick({name: `${rule.id}-enabled`, label: t('settings.enabled'), value: rule.enabled !== false, change: value => set({enabled: value})})}
        <button type="button" class="quiet danger" aria-label=${t('settings.removeRule', {id: rule.id})} @click=${drop}>${t('common.remove')}</button>` : ''}</div>
    ${mayEdit ? edit() : read()}
  </fieldset>`

  function edit() {
    return html`<div class="rule-fields">
      ${picker({name: `${rule.id}-severity`, label: t('settings.severity'), value: normal(rule.severity ?? 'warning'), change: value => set({severity: value.toUpperCase()}), options: SEVERITIES.map(name => [name, symbol('severity', name.toUpperCase())])})}
      ${names.map(input)}</div>
      ${scheduleFields({id: rule.id, schedule: rule.schedule ?? null, change: schedule => set({schedule})})}`
  }

  function input(name) {
    const length = ['dwell', 'closeDwell', 'coolDown'].includes(name)
    return field({
      name: `${rule.id}-${name}`, label: t(`settings.${name}`), hint: hint(name), error: error(name), value: rule[name], type: length ? 'text' : 'number', step: length ? undefined : 'any', placeholder: length ? '30s' : undefined,
      change: value => set({[name]: length || value === '' ? value : Number(value)}),
    })
  }

  function hint(name) {
    if (name === 'maximumPerHour') return t('settings.noLimit')
    return measured(name) ? t(`settings.unit.${unit}`) : ''
  }

  function measured(name) {
    return unit && ['openAt', 'closeAt'].includes(name)
  }

  function read() {
    return html`<dl class="facts"><div><dt>${t('settings.enabled')}</dt><dd>${rule.enabled === false ? t('common.no') : t('common.yes')}</dd></div>
      <div><dt>${t('settings.severity')}</dt><dd>${symbol('severity', String(rule.severity ?? 'warning').toUpperCase())}</dd></div>
      ${names.map(name => html`<div><dt>${t(`settings.${name}`)}</dt><dd>${shown(rule[name])} ${measured(name) ? html`<span class="hint">${t(`settings.unit.${unit}`)}</span>` : ''}</dd></div>`)}
      ${rule.schedule ? html`<div><dt>${t('settings.schedule')}</dt><dd>${scheduleText(rule.schedule)}</dd></div>` : ''}</dl>`
  }
}
