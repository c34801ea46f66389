package damo.data.sets;

import damo.data.DataException;
import damo.data.fetch.Places;
import damo.data.fetch.RemoteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of one set, on this machine. */
record SetFiles(String name, String folder, Places places, List<RemoteFile> remote) {
  /** The first of some files that there is; the names are those it may have. */
  Path get(String... names) {
    return places.find(folder, List.of(names)).orElseThrow(() -> missing(names[0]));
  }

  /** The file of this name, if it is there. */
  Optional<Path> find(String file) {
    return places.find(folder, List.of(file));
  }

  private DataException missing(String file) {
    List<String> all = remote.stream().map(RemoteFile::name).toList();
    return places.missing(name, folder, all.isEmpty() ? List.of(file) : all, !all.isEmpty());
  }
}
