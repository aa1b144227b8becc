import type { Shape } from '../messages/shape.ts';

/** A section's `text` is a list: one line an entry. */
export const zh = {
  title: '帮助',
  grid: {
    title: '表格怎么用',
    open: '表格怎么用',
    intro: '诉求件、任务、一件事办件、部门、事项、人员和日历的日子，都在和 Excel 一样用的表格里。规则和表单、接口是同一套：谁能改什么、改了会怎样，在哪里都一样。窗口窄于 900 像素时，表格变成清单，用来查看和办理。',
    contents: '这一页讲',
    keysNote: '在表格里按 ? 随时看到这张表。Mac 上 Command 就是 Ctrl。',
    shots: {
      preview: '粘贴之前先看：哪些会写入，哪些不能写、为什么。',
      working: '选中一片：下面是格数、求和、平均；行号旁是正在这一行的同事。',
      enlarge: '看大图',
    },
    typing: {
      title: '直接打字',
      text:
        '选中一格就打字，原来的内容被替换；按 F2 在原内容上改；Esc 放弃。\n' +
        '输入法不用先点进格子：选中就打拼音，第一个字母不会丢。组词时的回车只选词，不提交。\n' +
        '选项、人员、部门、事项这样的格，边打边找：汉字、拼音首字母、编码都行，上下键选，回车填入。\n' +
        '一格改完马上保存，右下角写“已保存 ✓”。没保存成会写明原因，打的字还在格里。\n' +
        '状态、阶段、到期这样的格不能改字：要用操作来办，打字时会给出该用的操作。到期一格按回车看时限账目。',
    },
    paste: {
      title: '从 Excel、WPS 粘贴',
      text:
        '在 Excel 或 WPS 里复制一片，选中左上角那一格，Ctrl+V。也可以从这里复制回去，格里的换行不会散开。\n' +
        '日期怎么写都认：2026-3-9、2026/3/9、2026.3.9、2026年3月9日、20260309；3月9日算今年的；今天、明天也行。\n' +
        '数字：1,234.5、１２３、1.2万、¥300、300元、(300) 是负数。\n' +
        '选项、部门、人员按名称写，简称和编码也认。重名的会请您写明是哪一个。\n' +
        '一次最多 2,000 行。一格复制后选中一片再粘贴，每一格都填上。',
    },
    preview: {
      title: '先看再写',
      text:
        '粘贴、填充、清空、剪切，只要超过一格，都先问服务器会怎样，给您看：写入几格、哪些到期时间会变、哪些不能写和为什么。\n' +
        '按“写入”之前什么都没有改。能写的一起写，算一步；不能写的留着原样，格角有标记。\n' +
        '状态栏的“几格没有写入”打开清单，可以逐条去看，也可以复制出去改好再贴回来。',
    },
    rows: {
      title: '新增行',
      text:
        '部门、事项、日历的日子可以粘贴新增：按状态栏的“粘贴新行”，按列的次序，或者第一行带上列名。\n' +
        '贴到末行以下的，也会问要不要新增。\n' +
        '诉求件要逐件登记，任务由分办等操作产生，人员要设初始密码，不在表格里新增。',
    },
    fill: {
      title: '填充',
      text:
        '拖选区右下角的小方块，或者 Ctrl+D 向下、Ctrl+R 向右。\n' +
        '一个日期往下拖是一天一天；两个数往下拖是等差；“第1批”往下是“第2批”。\n' +
        '选中一片，打字后按 Ctrl+Enter，每一格都填上。',
    },
    undo: {
      title: '撤销',
      text:
        'Ctrl+Z 撤销您自己的上一步，Ctrl+Y 重做。换了页面、刷新过、第二天回来，都能撤。\n' +
        '一次粘贴是一步，一次撤回全部。\n' +
        '这期间别人又改过这一行，就不撤，写明是谁、什么时候改的。',
    },
    record: {
      title: '看整条记录',
      text:
        '第一列按空格或回车，旁边打开整条记录：内容、经过、能做的操作。Alt+↑、Alt+↓ 看上一条、下一条，不用离开；Esc 关上。\n' +
        '附件一格按回车打开这条记录的附件，在那里拖入、粘贴截图；编号是链接，点开是这一件的整页。\n' +
        '人名后面有“假”的，今天请假；选人时写着请到哪天、由谁代。',
    },
    together: {
      title: '两个人同时改',
      text:
        '同事改的内容，几秒内出现在您的表里，不用刷新。行号旁的一个字，是正在这一行的人。\n' +
        '两个人改同一行的不同格，都写进去，互不影响。\n' +
        '改了同一格，会并排给您看：原来、您写的、对方写的，由您逐格选定，谁的都不会丢。',
    },
    views: {
      title: '视图、筛选、排序',
      text:
        '“筛选”可以写几个条件，“全部符合”或“任一符合”，条件里可以用今天、本周、3 个工作日内到期、已超期。\n' +
        '“分组”把相同的放在一起，组名一行有件数和合计，可以折叠；一行改到别的组，离开这一行才过去。\n' +
        '“列”里选显示哪些、次序和冻结；列宽拖列名的边，换位置拖列名左边的点。“外观”里是行高、按条件上色和合计行。\n' +
        '调好以后存成视图，自己用或者共享；“复制链接”发给同事，打开是一样的。',
    },
    exchange: {
      title: '导入与导出',
      text:
        '表格上方的“导入”先试算：新增几行、改几行、哪些格被拒绝、为什么，看过再写。按编号、代码或名称找到的改，找不到的新增，空格子不动原来的内容。任务和一件事办件只改不新增，能改的就是表格里能打字的那几列。\n' +
        '认 xlsx 和 csv（UTF-8、带 BOM 的、GBK 都行），会在合并的标题下面找表头，跳过序号和合计行。被 Excel 弄坏的身份证号（4.2E+17、末尾变成 000）不会写入。\n' +
        '被拒绝的行可以下载，末列写着原因，改好直接再导入。\n' +
        '“导出”的就是当前筛选看到的行和列，日期、数字有格式，证件号和电话是文字并且遮住；以 = + - @ 开头的内容不会变成公式。',
    },
    own: {
      title: '本区自己的列',
      text:
        '管理员在“设置 · 自定义列”里加一列，诉求件、部门和一件事办件的表格、表单、筛选、导入导出、历史里马上就有。\n' +
        '停用一列，已经填的内容都留着，恢复后原样回来。',
    },
    history: {
      title: '历史与回收站',
      text:
        'Alt+H 看这一格改过几次，Alt+Shift+H 看这一行；状态栏的“历史”也是。什么时候、谁、从什么改成什么，都在。\n' +
        '了结的诉求件、咨询和日历的日子可以移入回收站，在“回收站”里恢复。没有一行会真的删掉。',
    },
  },
};

export const en: Shape<typeof zh> = {
  title: 'Help',
  grid: {
    title: 'How to use the grid',
    open: 'How to use the grid',
    intro: 'Cases, tasks, bundle runs, departments, matters, people and calendar days stand in grids that work as Excel does. The rules are those of the forms and the API: who may change what, and what follows from it, is the same everywhere. Below 900 pixels the grid becomes a list to look at and work from.',
    contents: 'On this page',
    keysNote: 'Press ? in a grid to see this table. On a Mac, Command is Ctrl.',
    shots: {
      preview: 'Before a paste is written: which cells will be, which cannot, and why.',
      working: 'A selection: below it the count, sum and average; beside a row number the colleague who is there.',
      enlarge: 'Enlarge',
    },
    typing: {
      title: 'Typing',
      text:
        'Select a cell and type: what stood there is replaced. F2 edits what is there; Esc gives up.\n' +
        'With an input method too: no click into the cell is needed, and the first letter is kept. Enter within a composition only picks the word.\n' +
        'Cells that take one of a list are found while you type, by words, pinyin initials or code; arrows choose, Enter takes.\n' +
        'Each cell is saved at once: “Saved ✓” stands below. Where saving fails, the reason is given and what you typed stays in the cell.\n' +
        'Status, stage and due cannot be typed over; typing there offers the action that does it. Enter on a due date opens its account.',
    },
    paste: {
      title: 'Pasting from Excel and WPS',
      text:
        'Copy a range there, select the upper left cell here, and press Ctrl+V. Copying back works too; line breaks within cells survive.\n' +
        'Dates as they are written in China: 2026-3-9, 2026/3/9, 2026.3.9, 2026年3月9日, 20260309; 3月9日 is of this year; 今天 and 明天 work.\n' +
        'Numbers: 1,234.5, １２３, 1.2万, ¥300, 300元; (300) is negative.\n' +
        'Choices, departments and people by name, short name or code. Where two have one name you are asked which.\n' +
        'At most 2,000 rows at a time. One copied cell pasted on a selection fills all of it.',
    },
    preview: {
      title: 'Seen before it is written',
      text:
        'A paste, fill, cut or clearing of more than one cell first asks the server and shows you how many cells will be written, which due dates move, and which cells cannot be written and why.\n' +
        'Nothing has changed until you press Write. What can be written is one step; the rest keeps its content and a mark in the corner.\n' +
        '“Cells not written” in the status bar opens the list: go to each, or copy it out, mend it and paste it back.',
    },
    rows: {
      title: 'New rows',
      text:
        'Departments, matters and calendar days: press “Paste new rows” in the status bar; in the order of the columns, or with their names in the first line.\n' +
        'Lines of a paste that lie past the last row are offered as new rows too.\n' +
        'Cases are registered one by one, tasks come from actions, and people need a first password.',
    },
    fill: {
      title: 'Filling',
      text:
        'Drag the small square of the selection, or press Ctrl+D (down) or Ctrl+R (right).\n' +
        'A date goes on day by day, two numbers go on in their step, 第1批 goes on to 第2批.\n' +
        'Select cells, type, and press Ctrl+Enter: each of them takes it.',
    },
    undo: {
      title: 'Undo',
      text:
        'Ctrl+Z takes back your own last step and Ctrl+Y does it again, on another page, after a reload, the next day.\n' +
        'One paste is one step.\n' +
        'Where somebody has changed the row since, it is refused and says who did so and when.',
    },
    record: {
      title: 'The whole record',
      text:
        'Space or Enter in the first column opens the whole record beside the grid: what it holds, its history, what may be done. Alt+↑ and Alt+↓ go to the one before and after; Esc closes it.\n' +
        'Enter in a cell of files opens those of the record, where files are dropped and screenshots pasted; a number is a link to the whole page.\n' +
        'A name marked “away” is on leave today; where one is chosen it says until when, and who stands in.',
    },
    together: {
      title: 'Two people in one grid',
      text:
        'What a colleague changes stands in your grid within seconds. The letter beside a row number is whoever is at that row.\n' +
        'Two people in different cells of one row never get in each other’s way.\n' +
        'In the same cell, you see what it was, yours and theirs side by side, and choose; neither is lost.',
    },
    views: {
      title: 'Views, filters, order',
      text:
        'A filter takes several conditions, all or any of them, with today, this week, due within 3 working days, overdue.\n' +
        'Groups put like with like under a line with their count and totals, and fold; a row that belongs elsewhere goes there once you have left it.\n' +
        '“Columns” chooses which stand, their order and what is frozen; drag a head’s edge for its width, the dots before its name to move it. Row height, colours and totals are under “Look”.\n' +
        'Keep it as a view, for yourself or shared; “Copy link” shows a colleague the same.',
    },
    exchange: {
      title: 'Import and export',
      text:
        '“Import” above the grid is a trial first: how many rows are new or changed, which cells are refused and why; only then is it written. What is found by number, code or name is corrected, the rest is added, and an empty cell leaves what stands. Tasks and bundle runs are corrected only, in the columns that can be typed over.\n' +
        'It takes xlsx and csv (UTF-8 with or without BOM, GBK), finds the header below merged titles, and skips 序号 and 合计 rows. ID numbers damaged by Excel (4.2E+17, trailing 000) are not written.\n' +
        'Refused rows can be downloaded with the reason in the last column, mended, and imported again.\n' +
        '“Export” holds the rows and columns the grid shows, with types; ID numbers and phones are text and masked; content that begins with = + - @ cannot run as a formula.',
    },
    own: {
      title: 'The district’s own columns',
      text:
        'An administrator adds a column under Settings · Own columns; it is at once in the grids of cases, departments and bundle runs, in forms, filters, import, export and history.\n' +
        'Retiring one loses nothing of what was entered.',
    },
    history: {
      title: 'History and trash',
      text:
        'Alt+H shows what became of the cell, Alt+Shift+H of the row; so does “History” in the status bar: when, who, from what to what.\n' +
        'Closed cases, consultations and calendar days can go to the trash and be restored there. No row is ever really deleted.',
    },
  },
};
