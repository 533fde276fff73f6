"""Tables written as text: one observation per cell, named by its row and its column.

Cells are parted by tabs, bars or runs of spaces. A column's header says what its numbers are: a time
("Thực hiện 2019"), a measure with its unit ("Diện tích (ha)"), a comparison ("2020/2019 (%)", "So cùng
kỳ (%)", "% kế hoạch"); a row's first words say of what.
"""
