/** The fields of a camera: address, name, where its password is, and the rest folded away. */
import {html} from '/lib/lit-html/lit-html.js'
import {choice} from '../../parts/choice.js'
import {field, picker, tick} from '../../parts/field.js'
import {t} from '../../texts/index.js'
import {variable} from './draft.js'

export function cameraFields({draft, set, setCredentials, errorOf, fixedId, move}) {
  const text = (name, more = {}) => field({
    name, label: t(`form.${name}`), error: errorOf(name), value: draft[name], change: value => set({[name]: value}), ...more,
  })
  const count = (name, more = {}) => field({
    name, type: 'number', label: t(`form.${name}`), error: errorOf(name), value: draft[name], change: value => set({[name]: Number(value)}), ...more,
  })
  const seconds = name => field({
    name, type: 'number', min: 1, step: 1, label: t(`form.${name}`), error: errorOf(name), value: draft[name] / 1000, change: value => set({[name]: Number(value) * 1000}),
  })
  return html`
    ${text('url', {hint: t('form.urlHint'), required: true, placeholder: 'rtsp://10.0.0.21:554/stream2', inputmode: 'url'})}
    <div class="pair">${text('name', {hint: t('form.nameHint')})}${text('id', {hint: t('form.idHint'), required: true, readonly: fixedId})}</div>
    ${credentialFields(draft, setCredentials, errorOf, move)}
    <details ?open=${['transport', 'framesPerSecond', 'maxWidthPx', 'detectAtPx', 'connectTimeoutMs', 'stallTimeoutMs'].some(errorOf)}>
      <summary>${t('form.more')}</summary>
      <fieldset>
        <div class="pair">
          ${picker({name: 'detectAtPx', label: t('form.detectAtPx'), hint: t('form.detectHint'), error: errorOf('detectAtPx'), value: draft.detectAtPx, change: value => set({detectAtPx: Number(value)}), options: [640, 960, 1280].map(px => [px, t('common.px', {n: String(px)})])})}
          ${count('framesPerSecond', {hint: t('form.framesHint'), min: 0.1, max: 30, step: 0.1})}
          ${count('maxWidthPx', {min: 160, max: 3840, step: 1})}
          ${picker({name: 'transport', label: t('form.transport'), error: errorOf('transport'), value: draft.transport, change: value => set({transport: value}), options: [['TCP', 'TCP'], ['UDP', 'UDP']]})}
          ${seconds('connectTimeoutMs')}${seconds('stallTimeoutMs')}
        </div>
        ${tick({name: 'verifyTls', label: t('form.verifyTls'), value: draft.verifyTls, change: value => set({verifyTls: value})})}
        ${tick({name: 'enabled', label: t('form.enabled'), value: draft.enabled, change: value => set({enabled: value})})}
      </fieldset>
    </details>`
}

function credentialFields(draft, set, errorOf, move) {
  const {credentials, id} = draft
  const inFile = credentials?.passwordFile !== null && credentials?.passwordFile !== undefined
  const error = errorOf('credentials')
  const part = (name, more) => field({
    name, label: t(`form.${name}`), error: errorOf(`credentials.${name}`) ?? errorOf(name), value: credentials[name], change: value => set({[name]: value}), ...more,
  })
  const pick = where => set(where === 'file' ? {passwordEnv: null, passwordFile: `${id || 'camera'}.txt`} : {passwordEnv: variable(id || 'name'), passwordFile: null})
  return html`<fieldset>
    ${tick({name: 'credentials', label: t('form.credentials'), value: credentials !== null, change: on => set(on ? {} : null)})}
    ${credentials ? html`<p class="hint">${t('form.credentialsHint')}</p>
      ${move ? html`<div class="notice" role="status" data-test="host-moved"><p>${t('form.moved')}</p>
        ${tick({name: 'confirmHost', label: t('form.confirmHost', {host: move.host}), value: move.confirmed, change: move.confirm})}</div>` : ''}
      <div class="pair">${part('username', {required: true})}
        <div class="field"><span>${t('form.place')}</span>${choice({label: t('form.place'), options: [['env', t('form.env')], ['file', t('form.file')]], value: inFile ? 'file' : 'env', pick, test: 'password-place'})}</div>
        ${inFile ? part('passwordFile', {hint: t('form.passwordFileHint')}) : part('passwordEnv', {hint: t('form.passwordEnvHint')})}</div>` : ''}
    ${error ? html`<p class="field-error" role="alert">${error}</p>` : ''}
  </fieldset>`
}
