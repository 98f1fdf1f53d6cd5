"""Where pieces stand: fields in pairs, what explains a picture beside it."""

from kbdesk.ui.call.reading_grid import Shape, Spot, spots

WHOLE, HALF, PICTURE, EXPLAINING = Shape.WHOLE, Shape.HALF, Shape.PICTURE, Shape.EXPLAINING


def test_fields_that_follow_each_other_stand_in_pairs():
    placed, _ = spots([WHOLE, HALF, HALF, HALF, WHOLE])
    assert placed == (Spot(0), Spot(1, 0, 1, 1), Spot(1, 1, 1, 1), Spot(2, 0, 1, 1), Spot(3))


def test_what_explains_a_picture_stands_beside_it_up_to_the_next_field():
    placed, spare = spots([PICTURE, EXPLAINING, EXPLAINING, HALF])
    assert placed == (Spot(0, 0, 3, 1), Spot(0, 1, 1, 1), Spot(1, 1, 1, 1), Spot(3, 0, 1, 1))
    assert spare == (2,)


def test_a_picture_alone_takes_the_whole_width():
    assert spots([PICTURE, WHOLE])[0] == (Spot(0), Spot(1))


def test_no_two_pieces_share_a_cell():
    shapes = [HALF, PICTURE, EXPLAINING, HALF, HALF, PICTURE, EXPLAINING, EXPLAINING, WHOLE, HALF]
    placed, _ = spots(shapes)
    cells = [
        (row, column)
        for one in placed
        for row in range(one.row, one.row + one.rows)
        for column in range(one.column, one.column + one.columns)
    ]
    assert len(placed) == len(shapes)
    assert len(cells) == len(set(cells))
