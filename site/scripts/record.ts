/** Records two minutes at the most and hands the recording to the form for files. Without a microphone nothing shows. */
const longest = 120_000

export const startRecorder = (): void => {
  const form = document.querySelector<HTMLFormElement>('[data-files]')
  const button = document.querySelector<HTMLButtonElement>('[data-record]')
  const state = document.querySelector<HTMLElement>('[data-recording]')
  const field = document.querySelector<HTMLInputElement>('#files')
  const devices = navigator.mediaDevices
  if (!form || !button || !state || !field) return
  if (!('MediaRecorder' in window) || !devices || !('DataTransfer' in window)) return
  let recorder: MediaRecorder | null = null
  let ticking = 0

  const end = (): void => {
    window.clearInterval(ticking)
    if (recorder && recorder.state !== 'inactive') recorder.stop()
  }
  const take = (parts: Blob[], type: string, stream: MediaStream): void => {
    stream.getTracks().forEach((track) => track.stop())
    button.textContent = '重新录音'
    if (parts.length === 0) return
    const ending = type.indexOf('mp4') >= 0 ? 'm4a' : type.indexOf('ogg') >= 0 ? 'ogg' : 'webm'
    const kept = new DataTransfer()
    Array.prototype.forEach.call(field.files || [], (file: File) => {
      if (file.name.indexOf('录音.') !== 0) kept.items.add(file)
    })
    kept.items.add(new File(parts, `录音.${ending}`, { type }))
    field.files = kept.files
    state.textContent = '录好了，点“上传”交给工作人员听；要重说就再录一次。'
  }
  const begin = (stream: MediaStream): void => {
    const parts: Blob[] = []
    const made = new MediaRecorder(stream)
    const began = Date.now()
    recorder = made
    made.addEventListener('dataavailable', (event) => {
      if (event.data.size > 0) parts.push(event.data)
    })
    made.addEventListener('stop', () => take(parts, made.mimeType || 'audio/webm', stream))
    made.start()
    button.textContent = '录完了'
    state.textContent = '正在录音，最长两分钟。'
    ticking = window.setInterval(() => {
      if (Date.now() - began >= longest) end()
    }, 500)
  }

  button.hidden = false
  button.addEventListener('click', () => {
    if (recorder && recorder.state === 'recording') {
      end()
      return
    }
    devices.getUserMedia({ audio: true }).then(begin, () => {
      state.textContent = '用不了话筒：可能没有允许，也可以选一个录好的文件，或者打字。'
    })
  })
}
