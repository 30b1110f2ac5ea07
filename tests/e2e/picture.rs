//! Pictures of a page: taken whole, and written as small PNG files.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::json;

use crate::page::Page;

/// The most colours of a picture that is written.
const COLOURS: usize = 256;

/// What a page looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Red, green and blue, row by row.
    pub(crate) pixels: Vec<[u8; 3]>,
}

impl Page {
    /// The whole page at this width and scale, without blinking and half-way transitions.
    pub(crate) async fn picture(&self, width: u32, scale: u32) -> Picture {
        let height = self.lay_out(width, scale).await;
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
        });
        self.tool("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        let drawn = "const done = arguments[0];
            document.activeElement?.blur();
            document.fonts.ready.then(() =>
                requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
        self.run_async(drawn, &[]).await;
        Picture::read(&self.screenshot().await)
    }

    /// The height of the page at this width.
    async fn lay_out(&self, width: u32, scale: u32) -> u64 {
        let metrics = json!({
            "width": width, "height": 740, "deviceScaleFactor": scale, "mobile": false,
        });
        self.tool("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        let height = self.value("document.documentElement.scrollHeight").await;
        height.as_u64().unwrap()
    }
}

impl Picture {
    /// Reads what the browser has drawn.
    pub(crate) fn read(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        let step = frame.color_type.samples();
        assert!(step >= 3, "a browser draws in colours");
        Self {
            width: frame.width,
            height: frame.height,
            pixels: bytes
                .chunks_exact(step)
                .map(|pixel| [pixel[0], pixel[1], pixel[2]])
                .collect(),
        }
    }

    /// Keeps the uppermost rows.
    pub(crate) fn crop(&mut self, rows: usize) {
        self.pixels.truncate(rows * self.width as usize);
        self.height = u32::try_from(self.pixels.len()).unwrap() / self.width;
    }

    /// Writes it with its most frequent colours; every other pixel takes the nearest of them.
    pub(crate) fn write(&self, path: &Path) {
        let (palette, indexes) = self.reduced();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = std::io::BufWriter::new(fs::File::create(path).unwrap());
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        // Neighbouring numbers of a palette say nothing about each other.
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&indexes).unwrap();
        writer.finish().unwrap();
    }

    fn reduced(&self) -> (Vec<[u8; 3]>, Vec<u8>) {
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        for pixel in &self.pixels {
            *counts.entry(*pixel).or_default() += 1;
        }
        let mut palette: Vec<([u8; 3], usize)> = counts.iter().map(|(c, n)| (*c, *n)).collect();
        // By number, then by colour, so that the same picture always gives the same file.
        palette.sort_by_key(|(colour, count)| (usize::MAX - count, *colour));
        let palette: Vec<[u8; 3]> = palette.into_iter().map(|(c, _)| c).take(COLOURS).collect();
        let nearest = |colour: [u8; 3]| {
            let far = |known: &[u8; 3]| -> u32 {
                let each = known.iter().zip(colour);
                each.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
                    .sum()
            };
            let best = (0..palette.len()).min_by_key(|index| far(&palette[*index]));
            u8::try_from(best.unwrap()).unwrap()
        };
        let known: HashMap<[u8; 3], u8> = counts
            .keys()
            .map(|colour| (*colour, nearest(*colour)))
            .collect();
        let indexes = self.pixels.iter().map(|pixel| known[pixel]).collect();
        (palette, indexes)
    }
}

#[test]
fn a_picture_of_few_colours_is_written_as_it_is() {
    let pixels = (0..200u8).flat_map(|value| [[value, 0, 255 - value]; 3]);
    let picture = Picture {
        width: 30,
        height: 20,
        pixels: pixels.collect(),
    };
    let path = std::env::temp_dir().join(format!("landfall-picture-{}.png", std::process::id()));
    picture.write(&path);
    let read = Picture::read(&fs::read(&path).unwrap());
    fs::remove_file(&path).unwrap();
    assert_eq!(read, picture);
}

#[test]
fn a_rare_colour_becomes_the_nearest_frequent_one() {
    let frequent = (0..=255u8).flat_map(|value| [[value, value, value]; 2]);
    let mut pixels: Vec<[u8; 3]> = frequent.collect();
    pixels.push([200, 201, 200]);
    let picture = Picture {
        width: 1,
        height: u32::try_from(pixels.len()).unwrap(),
        pixels,
    };
    let (palette, indexes) = picture.reduced();
    assert_eq!(palette.len(), COLOURS);
    assert_eq!(
        palette[usize::from(*indexes.last().unwrap())],
        [200, 200, 200]
    );
}
