/** What is asked of the list of alerts. Kept while the page is open, so that going back shows the same list. */
import {html} from '/lib/lit-html/lit-html.js'
import {choice} from '../../parts/choice.js'
import {symbol, t} from '../../texts/index.js'

const STATES = ['OPEN', 'CLOSED', 'ALL']
const KINDS = ['UNMASKED_PERSON', 'LOW_COMPLIANCE', 'OVERCROWDED', 'CAMERA_SILENT', 'CAMERA_UNFIT', 'PIPELINE_BEHIND']
const SEVERITIES = ['CRITICAL', 'WARNING', 'INFORMATION']

const kept = {state: 'OPEN', subject: '', kind: '', severity: '', acknowledged: ''}

export function fromParameters(parameters) {
  if ([...parameters].length) Object.assign(kept, {state: 'OPEN', subject: '', kind: '', severity: '', acknowledged: ''})
  for (const name of Object.keys(kept)) if (parameters.has(name)) kept[name] = parameters.get(name)
  return kept
}

export function filterBar(filters, site, changed) {
  const subjects = [['', t('alerts.any')], ['site', t('common.site')],
    ...site.areas.map(area => [`area:${area.id}`, area.name]), ...[...site.cameras.values()].map(camera => [camera.id, camera.name])]
  return html`<div class="filters" role="group" aria-label=${t('alerts.filters')}>
    ${choice({label: t('alerts.state'), options: STATES.map(state => [state, t(`alerts.${state}`)]), value: filters.state, pick: value => changed('state', value), test: 'alert-state'})}
    ${select('subject', t('alerts.subject'), subjects)}
    ${select('kind', t('alerts.kind'), [['', t('alerts.any')], ...KINDS.map(kind => [kind, symbol('kind', kind)])])}
    ${select('severity', t('alerts.severity'), [['', t('alerts.any')], ...SEVERITIES.map(severity => [severity, symbol('severity', severity)])])}
    ${select('acknowledged', t('alerts.acknowledged'), [['', t('alerts.any')], ['true', t('common.yes')], ['false', t('common.no')]])}
  </div>`

  function select(name, label, options) {
    return html`<label class="filter"><span>${label}</span><select data-test="filter-${name}" @change=${event => changed(name, event.target.value)}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${filters[name] === value}>${text}</option>`)}</select></label>`
  }
}
