"""The inspector: every field of every record, edited in the domain's words.

`forms_*.py` say as data which fields a record shows and how; `editors` are one small widget for each way of editing
(`making.py` picks it); `panel.py` shows the form of what is selected, `overview.py` the document where nothing is.
"""
