/** Says before sending what the server would refuse: too many, too large, the wrong kind. The server decides. */
const mostFiles = 6
const kinds = /^(image\/(jpeg|png|webp)|application\/pdf)$/

const faultOf = (file: File, mostMb: number): string => {
  if (/\.hei[cf]$/i.test(file.name) || /hei[cf]/.test(file.type))
    return `“${file.name}”是 HEIC 格式，这里打不开；请截一张图再传`
  if (!kinds.test(file.type)) return `“${file.name}”不是照片或 PDF`
  return file.size > mostMb * 1024 * 1024 ? `“${file.name}”超过${mostMb}兆，请裁小再传` : ''
}

export const startUploads = (): void => {
  document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach((form) => {
    const mostMb = Number(form.getAttribute('data-upload')) || 10
    const note = form.querySelector('[data-upload-note]')
    const input = form.querySelector<HTMLInputElement>('input[type=file]')
    if (!note || !input) return
    input.addEventListener('change', () => {
      const files: File[] = Array.prototype.slice.call(input.files || [])
      const faults = files.map((file) => faultOf(file, mostMb)).filter(Boolean)
      if (files.length > mostFiles) faults.push(`一次最多选${mostFiles}个`)
      note.textContent = faults.length
        ? faults.join('；')
        : files.length
          ? `选了${files.length}个：${files.map((f) => f.name).join('、')}`
          : ''
    })
    form.addEventListener('submit', () => {
      if (input.files && input.files.length) note.textContent = '正在上传，请不要关掉页面……'
    })
  })
}
