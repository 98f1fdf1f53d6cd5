"""What all pages share: looks, lanes of work, the article view. A page imports its own folder and this one.

    Theme (theme.py)         tokens, px, font, icon, pixmap, colour; signal `changed`
    Words (words.py)         say(key, **values), lang; signal `language_changed`
    Lane, Rule (background)  run(job, done=, failed=, moved=), stop, close
    ArticleView, RichBlock   content as people read it; RichBlock is as high as its words
    ShortLabel               a title on at most two lines
    ReckonedLabel            rich text in a label, its height reckoned once a width
    BigButton, IconButton, Chip, Card, SectionTitle, NoticeBar + Notice, StatusPill + Status

Looks are given to plain widgets by a property: `label.setProperty("look", "muted")`; all of them stand in
`style_sheet.py` (labels: title heading subheading section label muted small error number key chip; buttons: primary
danger quiet; tool buttons: rail framed filter link; frames: card plain line say notice, with `tone`).
"""
