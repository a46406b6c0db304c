/** How `shouwen import items` is called; apart from its code, so that the help loads nothing else. */
export const itemsUsage = [
  '用法：shouwen import items 清单.xlsx|csv --place 辖区 --number 文号 --on 日期 --title 公告标题',
  '        [--from 生效日] [--partial] [--area 区域] [--owner 机构] [--decisions 选定.xlsx] [--rest-alone]',
  '        [--errors 错误.xlsx] [--questions 请选定.xlsx] [--by 登录名] [--dry-run]',
  '      shouwen import items --undo --place 辖区',
  '清单以公告为准，文号、日期、标题都要写。列名按实际清单认，次序不限；支持合并单元格、多层表头、GBK。',
  '不加 --partial 就是完整清单：清单里没有的，算作收回。对应不明的行写进 --questions，填“选定事项编号”后用 --decisions 交回；',
  '--rest-alone 把没有选定的只列清单、不对应本站事项。--dry-run 只试读。--undo 撤销这个辖区上一次导入。',
].join('\n')

/** How `shouwen import officers` is called. */
export const officersUsage = [
  '用法：shouwen import officers 名册.xlsx|csv --place 辖区 [--whole] [--dry-run]',
  '表头要有：姓名、单位、执法证号、有效期至；可以有：职责、发证日期。有错的行不收，逐行写明。',
  '--whole 表示是这些单位的完整名单，名单上没有的人移出名册。演示站点只收证号以“演示”开头的行。',
].join('\n')
