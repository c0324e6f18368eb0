package pdfa

// pages counts the pages below the catalogue (ISO 32000-1, 7.7.3) and reports
// whether the tree is sound: without a node that is met twice, and with a page.
func (f *file) pages(catalog dict) (count int, sound bool, err error) {
	visited := map[ref]bool{}
	sound = true
	open := []any{catalog.get("Pages")}
	for len(open) > 0 {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		if r, ok := v.(ref); ok {
			if visited[r] {
				sound = false
				continue
			}
			visited[r] = true
		}
		if err := spend(&f.budget.values, 1, errValues); err != nil {
			return 0, false, err
		}
		if v, err = f.resolve(v); err != nil {
			return 0, false, err
		}
		d, ok := v.(dict)
		if !ok {
			sound = false
			continue
		}
		kids, err := f.resolve(d.get("Kids"))
		if err != nil {
			return 0, false, err
		}
		if kids, ok := kids.(array); ok {
			open = append(open, kids...)
		} else {
			count++
		}
	}
	return count, sound && count > 0, nil
}
