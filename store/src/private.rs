//! Files that hold everything: their owner alone reads them, whatever the umask says.

use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

/// A new, empty file; an existing one is refused.
pub fn create(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(file)
}

/// A new file with the contents of another, on the disk when it is there.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = create(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    copy.sync_all()
}
