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
  const isCamera = subject !== 'site' && !subject.startsWith('area:')
  let settings = null
  let etag = null
  let problem = null
  let said = ''
  let dirty = false
  let failed = null

  async function read() {
    try {
      const answer = await exchange('GET', path)
      settings = answer.data
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

  /** The subject's own rules, or those that hold for it. */
  const shown = () => settings.rules ?? settings.inForce?.rules ?? []

  const setRule = (index, news) => change({rules: shown().map((rule, at) => (at === index ? {...rule, ...news} : rule))})
  const dropRule = index => change({rules: shown().filter((_, at) => at !== index)})
  const addRule = kind => kind && change({rules: [...shown(), blank(kind, shown())]})

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
      <p class="hint">${note()} ${windowMs() ? `${t('settings.window')}: ${duration(windowMs())}` : ''}</p>
      ${shown().length ? shown().map((rule, index) => ruleCard(rule, {
        mayEdit, error: name => problem?.field?.(`rules[${index}].${name}`) ?? problem?.field?.(`rules.${index}.${name}`), set: news => setRule(index, news), drop: () => dropRule(index),
      })) : html`<p class="quiet-text">${t('settings.noRules')}</p>`}
      ${mayEdit ? foot() : ''}
    </form>`
  }

  const windowMs = () => settings.windowLengthMs ?? settings.inForce?.windowLengthMs

  function note() {
    if (subject === 'site') return t('settings.site')
    if (subject.startsWith('area:')) return t('settings.areaRules')
    return settings.rules ? t('settings.own') : t('settings.camera')
  }

  const follow = () => isCamera && settings.rules ? html`<button type="button" data-test="follow-site" @click=${() => change({rules: null})}>${t('settings.follow')}</button>` : ''

  const foot = () => html`
    <div class="add-row"><label class="field"><span>${t('settings.addRule')}</span><select data-test="add-rule" @change=${event => { addRule(event.target.value); event.target.value = '' }}>
        <option value=""></option>${kindsHere().map(kind => html`<option value=${kind}>${symbol('kind', kindSymbol(kind))}</option>`)}</select></label>
      ${subject.startsWith('area:') ? '' : field({name: `smallest-${subject}`, type: 'number', min: 1, max: 1000, label: t('settings.minimumFacePx'), hint: t('settings.minimumFaceHint'), error: problem?.field?.('minimumFacePx'), value: settings.minimumFacePx, change: value => change({minimumFacePx: value === '' ? null : Number(value)})})}</div>
    <div class="form-buttons">${follow()}${dirty ? html`<button type="button" @click=${read}>${t('zones.discard')}</button>` : ''}
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
