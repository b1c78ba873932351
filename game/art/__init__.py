"""How things are drawn: pure functions from plain values to SVG strings.

No pygame, no files, no text inside a picture, no state, no fact of any scenario.
A *picture* below is a whole SVG document whose size is the size asked for, in
pixels, made only of paths, circles, rectangles and polygons, so that every reader
of plain SVG shows it (`pygame.image.load_sized_svg`, a browser, a report). Screens
rasterise a picture at its own size and never stretch it; words are set on top by
the front end at the points that the geometry functions return. Points and boxes
are in pixels of the picture, x to the right, y down. `scale` is the S of the art
direction: 1.0 for a window of 1366 by 768. Sides: "us", "them", "host", "other".

Tokens and roles of fonts
    palette   Palette (frozen: paper, sheet, shade, manila, manila_dark, rule, ink, soft,
              red, red_dark, blue, blue_dark, ochre, ochre_dark, land, sea, sea_halo, graticule,
              sea_name, night, night_chip, end, steel, white; and by role: ground, text,
              quiet, rope_red, rope_blue, breaking, gauge_calm, gauge_middle, gauge_scale,
              gauge_outline, doubt_ground, face_shade, panel_edge)
              DAY, NIGHT, END, CONTRAST, CONTRAST_NIGHT, CONTRAST_END   palettes
              on_ground(palette, ground) -> Palette   the same with another ground colour
              contrast(first, second) -> float        WCAG 2 ratio, 1 to 21
              rgb(colour) -> (r, g, b)
    fonts     Role (display, poster, cond, body, body-italic, body-bold, ui, ui-bold,
              ui-italic, mono, mono-bold), font_file(role, *, reading=False) -> file name in
              assets/fonts; FONT_FILES all file names;
              FALLBACK has arrows and signs that the others lack

The knot and the title
    knot      knot(tightness, palette, *, width, height, emblem=False) -> picture
                  ropes run to the left and right edges; the gap colour is palette.ground
              tightness_of(risk) -> 0..1;  rope_edges(tightness, height) -> y of the ropes
    title     title(width, height, palette, tightness=0.76) -> picture of the whole screen
                  (disc, rings, ticks, dots, arcs and knot), to lie on palette.paper
              title_strand(width, height, strand, left) -> StrandLine(x, y, angle, band)
                  where a line of type on the upper (0) or lower (1) red strand begins: the
                  middle of the strand `left` pixels from the left edge; angle in degrees,
                  counter-clockwise, as pygame.transform.rotozoom wants it
              end_disc(diameter, palette) -> picture, the emptied disc
              range_rings(width, height, centre, scale) -> radii of the quiet rings behind the
                  dispatch, in ring_colour(palette), ring_width(scale) pixels thick

People
    portraits Face(half_width=43, top=58, chin=170, jaw=65, hair="short", grey=False,
                  sign="none", brows="flat", nose=None): the same words as the scenario's face
              portrait(face, palette, *, width, height, side="us", selected=False) -> picture
                  ground, disc, dots and bust; any width and height (mockup: 249 by 236)
              PortraitStand(width, height, side="us", selected=False): .cell between its dots
              portrait_ground(palette, stand) -> colour, and laid over it in this order
              portrait_screen(palette, width, height, cell) -> picture of the dots, alike for
                  all tiles of a size; portrait_bust(face, palette, stand) -> picture of the rest

The map
    projection  (in game.present, for words and drawings alike) forward(lat, lon, centre) ->
                (km east, km south); inverse(east, south, centre) -> (lat, lon);
                distance(a, b) -> km; bearing(a, b) -> degrees;
                destination(start, bearing, km) -> (lat, lon); circle_points(...)
    map         read_coast(text, centre) -> Coast    text of assets/coast/coast.json, laid
                  flat about centre = (lat, lon): read once, it takes some 30 ms
                MapView(centre, origin, km_per_px, width, height): .at(lat, lon) -> (x, y);
                  .place(x, y) -> (lat, lon); .px(km) -> pixels; .contains(x, y, margin=0);
                  .heading(lat, lon, course) -> course for pieces;
                  .zoomed(factor, about) and .panned(dx, dy) -> MapView
                map_view(width, height, centre, km_across, origin=(0.505, 0.635)) -> MapView
                map_ground(view, coast, palette, scale) -> picture: graticule, land; the sea,
                  palette.sea, lies below it
                MapCircle(lat, lon, radius, style, side, start_bearing=None, end_bearing=None)
                MapCourse(points, side="us", strong=False)   points: ((lat, lon), ...)
                MapDoubt(lat, lon, radius)
                map_marks(view, palette, scale, *, circles=(), courses=(), doubts=())
                  -> picture, transparent ground, laid over map_ground
                circle_label_point(view, circle, bearing) -> (x, y)
                scale_bar(view, km, palette, scale) -> (picture, length in pixels)
    pieces      piece(kind, palette, *, size, side="us", course=0.0, ready=True) -> picture
                  square, the place is its centre; kind as in the scenario: arms-ship, ship,
                  submarine, warship, site, city, base, aircraft; PIECE_SIZE[kind] at scale 1
                selection_ring(size, palette) -> picture (50 at scale 1)
                legend(kind, palette, *, width, height, scale) -> picture of a key row: any
                  kind of piece, or other-ship, sites, line, reach  (36 by 24 at scale 1)

Charts and rulers
    charts    Plot(width, height, count, inset=8, low=0, high=100): .x(index), .y(value);
                .left .right .top .bottom: the box of the axes inside the picture
              line_chart(plot, yours, theirs, palette, scale, *, hatched=True, dots=True,
                guides=(0, 25, 50, 75, 100), red_lines=()) -> picture, transparent ground
              small_chart(plot, yours, theirs, palette, scale) -> picture with sheet ground,
                guides at 0, 50, 100, red lines at 15 and 85, a dot at the end
              legend_stroke("yours" | "theirs" | "red-line", palette, *, width, height, scale)
              bar_strip(width, height, shares, colours, gap=1) -> picture of one bar in parts
    strands   strands(alike, width, height, palette, scale) -> picture of the two strands of
                the days' debrief; alike: one bool for each row; rows are equally high
              strand_x(alike_row, width, scale) -> (x of yours, x of theirs) at a row's middle
    gauges    GaugeMark(kind, low, high, yesterday=None, expected=0): kind exact, banded,
                estimated, words, hidden; points 0 to 100; expected: change in points
              gauge(mark, palette, *, width, height=16, scale=1.0) -> picture
              gauge_above(scale), gauge_below(scale) -> pixels that the picture has above and
                below its track of `height`, for marks that stand out
              gauge_legend(kind, palette, *, scale) -> picture: exact, banded, estimated,
                yesterday, red-line (all 34 by 20 at scale 1)
    stance    stance_line(width, height, palette, scale) -> picture: ruler of eleven ticks
              stance_x(share, width, scale) -> x of a stance from 0 (give ground) to 1
              disc(size, palette, *, filled=False) -> picture, the ground of a number

Icons and paper
    icons     ICONS: all names; icon(name, size, colour) -> picture (unknown name: a circle)
    tape      tape(width, height, palette, scale) -> picture: sheet, holes, edges, torn foot;
                its last tape_foot(scale) pixels are the torn teeth; the hard shadow, a plain
                rectangle behind it, stands out by tape_shadow(scale)
    paper     folder_tab(width, palette, scale) -> picture of a folder's tab, slant(scale) wider
                on each side, tab_height(scale) high; the folder itself is a plain box with a
                hard shadow, shadow(scale) right and down
              pointer(width, height, colour, edge=None) -> picture: triangle pointing up
              sureness(filled, palette, *, height) -> picture of three dots (height * 3.1 wide)
    svg       document(width, height, body, view_box=None) -> picture; shape helpers
    dots      dot_screen(...) -> path data;  hatching  hatch_lines, hatch_box, hatch_rings
"""
