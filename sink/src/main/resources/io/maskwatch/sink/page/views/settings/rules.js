/** The rules of one subject: looked at by all, changed by operators, saved with the revision that they came from. */
import {html} from '/lib/lit-html/lit-html.js'
import {exchange} from '../../core/http.js'
import {mayOperate} from '../../core/session.js'
import {failure, reason} from '../../parts/failure.js'
import {field} from '../../parts/field.js'
import {icon} from '../../parts/icon.js'
import {symbol, t} from '../../texts/index.js'
import {duration} from '../../texts/format.js'
import {blank, KINDS, kindSymbol, toSend} from './rulemodel.js'
import {ruleCard} from './rulecard.js'

export function rulesPanel({subject, announce, repaint}) {
  const path = `/settings/${encodeURIComponent(subject)}`
  let settings = null
  let etag = null
  let problem = null
  let said = ''
  let dirty = false
  let failed = null

  async function read() {
    try {
      const answer = await exchange('GET', path)
      settings = {...answer.data, rules: answer.data.rules ?? []}
      etag = answer.etag
      failed = null
      dirty = false
    } catch (caught) {
      failed = caught
    }
    repaint()
  }

  function change(news) {
    settings = {...settings, ...news}
    dirty = true
    said = ''
    repaint()
  }

  const setRule = (index, news) => change({rules: settings.rules.map((rule, at) => (at === index ? {...rule, ...news} : rule))})
  const dropRule = index => change({rules: settings.rules.filter((_, at) => at !== index)})
  const addRule = kind => kind && change({rules: [...settings.rules, blank(kind, settings.rules)]})

  async function save(event) {
    event.preventDefault()
    problem = null
    try {
      const answer = await exchange('PUT', path, {body: toSend(settings), headers: {'If-Match': etag}})
      etag = answer.etag ?? etag
      dirty = false
      said = t('settings.saved')
      announce(said)
      await read()
    } catch (caught) {
      problem = caught
      if (caught.status === 412) await read()
    }
    repaint()
  }

  function template() {
    if (failed) return failure(failed, read)
    if (!settings) return html`<p class="quiet-text">${t('common.loading')}</p>`
    const mayEdit = mayOperate()
    return html`<form class="rules-form" @submit=${save} novalidate data-test="rules-form">
      <p class="hint">${note()}${settings.windowLengthMs ? ` ${t('settings.window')}: ${duration(settings.windowLengthMs)}.` : ''}</p>
      ${settings.rules.length ? settings.rules.map((rule, index) => ruleCard(rule, {
        mayEdit, error: name => problem?.field?.(`rules[${index}].${name}`) ?? problem?.field?.(`rules.${index}.${name}`), set: news => setRule(index, news), drop: () => dropRule(index),
      })) : html`<p class="quiet-text">${t('settings.noRules')}</p>`}
      ${mayEdit ? foot() : ''}
    </form>`
  }

  function note() {
    if (subject === 'site') return t('settings.site')
    return subject.startsWith('area:') ? t('settings.areaRules') : t('settings.camera')
  }

  const foot = () => html`
    <div class="add-row"><label class="field"><span>${t('settings.addRule')}</span><select data-test="add-rule" @change=${event => { addRule(event.target.value); event.target.value = '' }}>
        <option value=""></option>${kindsHere().map(kind => html`<option value=${kind}>${symbol('kind', kindSymbol(kind))}</option>`)}</select></label>
      ${subject.startsWith('area:') ? '' : field({name: `smallest-${subject}`, type: 'number', min: 1, max: 1000, label: t('settings.minimumFacePx'), hint: t('settings.minimumFaceHint'), error: problem?.field?.('minimumFacePx'), value: settings.minimumFacePx, change: value => change({minimumFacePx: value === '' ? null : Number(value)})})}</div>
    <div class="form-buttons">${dirty ? html`<button type="button" @click=${read}>${t('zones.discard')}</button>` : ''}
      <button class="primary" data-test="save-rules" ?disabled=${!dirty}>${icon('masked')}${t('settings.save')}</button>
      <span class="said" data-test="rules-said">${said}</span></div>
    ${problem ? html`<p class="form-message" role="alert">${problem.status === 412 ? t('settings.conflict') : [reason(problem), ...problem.errors.map(error => `${error.field}: ${error.message}`)].join(' ')}</p>` : ''}`

  const kindsHere = () => KINDS.filter(({on}) => on.includes(subject === 'site' ? 'site' : subject.startsWith('area:') ? 'area' : 'camera')).map(({kind}) => kind)

  read()
  return {
    template,
    hear({revision}) {
      if (!dirty && String(revision) !== etag?.replaceAll('"', '')) read()
    },
  }
}
