/** Chart.js, loaded when the first chart is drawn. Its module form needs an import map, so the classic form is used. */
let loading = null

export function chartLibrary() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/lib/chart.js/dist/chart.umd.min.js'
    script.onload = () => resolve(globalThis.Chart)
    script.onerror = () => {
      loading = null
      reject(new Error('Chart.js was not loaded'))
    }
    document.head.append(script)
  })
  return loading
}
