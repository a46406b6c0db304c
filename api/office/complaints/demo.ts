/** Repeated on the receipt until an operator has set owner and site code (on-the-page 1). */
export const demoSentence =
  '演示站点，不是政府网站。您提交的内容不会送到任何机关。反映问题请打12345。'
