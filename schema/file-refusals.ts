/** Refusals of files, in the form of schema/refusals.ts, which takes them in. */
export const FILE_REFUSALS = {
  'file.wants_form': [422, '请以 multipart/form-data 提交：file 为文件，subjectKind 和 subjectId 说明附在哪里。', 'Send multipart/form-data: the file as file, and subjectKind and subjectId for where it belongs.'],
  'file.empty': [422, '文件是空的，没有保存。', 'The file is empty; it was not kept.'],
  'file.too_large': [413, '文件超过 20 MB，没有保存。请分页扫描或降低分辨率。', 'The file is larger than 20 MB; it was not kept. Scan it in parts or at a lower resolution.'],
  'file.type': [422, '不收这一种文件，没有保存。可以收图片、PDF、OFD、Word、Excel、PPT 和纯文本；类型看内容，不看名字。', 'Files of this kind are not taken; it was not kept. Images, PDF, OFD, Word, Excel, PowerPoint and plain text are; the contents decide, not the name.'],
  'file.pixels': [422, '图片超过 8000 万像素，没有保存。请降低分辨率。', 'The image has more than 80 million pixels; it was not kept. Lower its resolution.'],
  'file.damaged_upload': [422, '文件不完整或已损坏，没有保存。请重新选择文件再试。', 'The file is incomplete or damaged; it was not kept. Choose it again.'],
  'file.bomb': [422, '文件解开后过大，没有保存。', 'The file unpacks to too much; it was not kept.'],
  'file.macro': [422, '文件带有宏，没有保存。请另存为不带宏的格式。', 'The file carries macros; it was not kept. Save it without them.'],
  'file.name': [422, '文件名不能用：不超过 120 个字，不含斜杠、冒号、引号等符号和控制字符。', 'The file name cannot be used: at most 120 characters, without slashes, colons, quotes or control characters.'],
  'file.checksum': [422, '收到的内容与校验值不一致，没有保存。请重新上传。', 'What arrived does not match its checksum; it was not kept. Send it again.'],
  'file.thumbnail': [422, '缩略图只收不超过 48 KB、边长不超过 320 像素的图片，而且只配图片和 PDF。文件没有保存。', 'A thumbnail is an image of at most 48 KB and 320 pixels a side, of an image or a PDF. The file was not kept.'],
  'file.damaged': [500, '保存的文件已缺失或被改动，不能提供。请告诉管理员从备份恢复。', 'The stored file is missing or has been altered and cannot be given out. Ask the administrator to restore it from a backup.'],
} as const satisfies Record<string, readonly [number, string, string]>;
